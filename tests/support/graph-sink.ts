import { expect, vi } from 'vitest'
import { type Fault, SINK_URL, type SinkSend } from './graph-sink/protocol'

/** What left for Meta from one number, and how Meta shall answer. */
export function graphSink(phoneNumberId: string) {
  async function control(what: string, body?: unknown): Promise<Response> {
    return fetch(`${SINK_URL}/control/${what}/${phoneNumberId}`, { method: 'POST', body: JSON.stringify(body ?? {}) })
  }
  /** Every request, oldest first, mark-as-read left out. */
  async function sends(): Promise<SinkSend[]> {
    const all = await (await control('sends')).json<SinkSend[]>()
    return all.filter((send) => send.answer !== 'read')
  }
  return {
    sends,
    /** Marks as read, oldest first; `typing` where they also say that an answer is being written. */
    async reads(): Promise<{ wamid: unknown; typing: boolean }[]> {
      const all = await (await control('sends')).json<SinkSend[]>()
      const reads = all.filter((send) => send.answer === 'read')
      return reads.map(({ body }) => ({ wamid: body.message_id, typing: body.typing_indicator !== undefined }))
    },
    /** Texts of accepted sends, oldest first. */
    async texts(): Promise<string[]> {
      return (await sends()).filter((send) => send.answer === 'accepted').map((send) => textOf(send))
    },
    /** Waits until exactly this many requests have been made and returns them. */
    async waitForSends(count: number, timeout = 5000): Promise<SinkSend[]> {
      return vi.waitFor(
        async () => {
          const list = await sends()
          expect(list.length).toBe(count)
          return list
        },
        { timeout, interval: 20 },
      )
    },
    fail: (fault: Fault) => control('fault', fault),
    heal: () => control('heal'),
    /** Sends are taken but not answered until `release`. */
    hold: () => control('hold'),
    release: () => control('release'),
  }
}

/** What Meta lists for an account, and how it shall fail. */
export function templateSink(wabaId: string) {
  async function control(what: string, body?: unknown): Promise<Response> {
    return fetch(`${SINK_URL}/control/${what}/${wabaId}`, { method: 'POST', body: JSON.stringify(body ?? {}) })
  }
  return {
    list: (templates: unknown[]) => control('templates', templates),
    /** Pages that were asked for since. */
    asked: async () => (await control('asked')).json<number>(),
    fail: (fault: Fault) => control('fault', fault),
    heal: () => control('heal'),
  }
}

export function textOf(send: SinkSend): string {
  const { text } = send.body
  if (typeof text === 'object' && text !== null && 'body' in text && typeof text.body === 'string') return text.body
  return ''
}
