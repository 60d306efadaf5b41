import { vi } from 'vitest'
import { newId } from '../../workers/platform/ids'
import { type ReceivedRequest, type ReceiverActs, SINK_URL } from './graph-sink/protocol'

/** A program of a tenant's own on the public internet, under a name that nobody else in the run has. */
export async function newReceiver(acts: ReceiverActs = {}, host = `${newId('rcv').replace('_', '-')}.example.com`) {
  async function control(what: string, body: unknown): Promise<Response> {
    return fetch(`${SINK_URL}/control/${what}/${host}`, { method: 'POST', body: JSON.stringify(body) })
  }
  async function received(): Promise<ReceivedRequest[]> {
    return (await control('received', {})).json<ReceivedRequest[]>()
  }
  async function act(acts: ReceiverActs): Promise<void> {
    await control('receiver', acts)
  }
  await act(acts)
  return {
    host,
    url: `https://${host}/hook`,
    received,
    /** From now on. */
    act,
    /** Waits until at least so many requests have come. */
    heard: (count: number) =>
      vi.waitFor(
        async () => {
          const all = await received()
          if (all.length < count) throw new Error(`${all.length} of ${count} requests`)
          return all
        },
        { timeout: 5_000, interval: 20 },
      ),
  }
}
