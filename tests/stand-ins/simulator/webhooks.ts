import type { FaultBox } from './faults.ts'
import { metaJson, signature } from './meta-json.ts'
import type { BusinessNumber, Pace } from './options.ts'
import type { Wire } from './wire.ts'

const MAX_TRIES = 10
const ANSWER_WITHIN_MS = 20_000

export interface Webhook {
  number: BusinessNumber
  field: string
  value: object
  /** For the log: `webhook text`, `status read`. */
  what: string
  detail: string
  /** Webhooks of one chat leave in order, each after the first answer to the one before. */
  chat: string
}

/** One change of one entry around a value, as Meta sends it. */
export function envelope(number: BusinessNumber, field: string, value: object): object {
  const metadata = { display_phone_number: number.display_phone_number, phone_number_id: number.phone_number_id }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: number.waba_id, changes: [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field }] }],
  }
}

/** To where a number's messages go, and under whose secret; null: no app hears of its account. */
export type Hearers = (number: BusinessNumber) => { url: string; secret: string } | null

/** Posts signed webhooks and repeats them until they are answered with 200. */
export function createWebhooks(pace: Pace, faults: FaultBox, wire: Wire, hearers: Hearers) {
  const chains = new Map<string, Promise<unknown>>()
  const timers = new Set<NodeJS.Timeout>()
  let closed = false

  async function post(url: string, secret: string, body: string): Promise<string> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature(secret, body) },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      await answer.arrayBuffer()
      return String(answer.status)
    } catch {
      return 'no answer'
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        resolve()
      }, ms)
      timers.add(timer)
    })
  }

  /** Any signed body, also one that is not JSON. Resolves when it was answered 200 (true) or given up (false). */
  async function postUntilTaken(number: BusinessNumber, body: string, label: { what: string; detail: string }) {
    const hearer = hearers(number)
    if (hearer) return postTo(hearer, body, label)
    wire.log('out', label.what, label.detail, 'nobody subscribed')
    return { first: Promise.resolve(), taken: Promise.resolve(false) }
  }

  async function postTo(
    { url, secret }: { url: string; secret: string },
    body: string,
    label: { what: string; detail: string },
  ) {
    let firstDone = () => {}
    const first = new Promise<void>((resolve) => {
      firstDone = resolve
    })
    const repeat = async () => {
      for (let tried = 0; tried < MAX_TRIES && !closed; tried++) {
        const result = await post(url, secret, body)
        if (closed) break
        wire.log('out', label.what, tried === 0 ? label.detail : `${label.detail} again`, result)
        firstDone()
        if (result === '200') return true
        await pause(pace.retry * 2 ** tried)
      }
      firstDone()
      return false
    }
    return { first, taken: repeat() }
  }

  return {
    postUntilTaken,
    postTo,
    /** In order within its chat. `true` once our side has answered 200. */
    async deliver(webhook: Webhook): Promise<boolean> {
      const body = metaJson(envelope(webhook.number, webhook.field, webhook.value))
      const before = chains.get(webhook.chat) ?? Promise.resolve()
      const started = before.then(() => postUntilTaken(webhook.number, body, webhook))
      const link = started.then(({ first }) => first)
      chains.set(webhook.chat, link)
      link.finally(() => {
        if (chains.get(webhook.chat) === link) chains.delete(webhook.chat)
      })
      const { first, taken } = await started
      if (faults.now().webhooksTwice) {
        await first
        await postUntilTaken(webhook.number, body, { what: webhook.what, detail: `${webhook.detail} twice` })
      }
      return taken
    },
    pause,
    close(): void {
      closed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
export type Webhooks = ReturnType<typeof createWebhooks>
