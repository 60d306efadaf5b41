import { now, sleep } from './clock.ts'
import type { Posted } from './exchange.ts'
import { BENCH, type Encoding, encode, envelope, type MetaValue, sign, textMessage } from './payload.ts'
import type { System } from './system/system.ts'
import type { Answer } from './webhook-client.ts'

export const WEBHOOK = '/webhooks/whatsapp'

/** A POST ready to go: its messages, and the bytes with their signature. */
export interface Webhook {
  messages: Posted[]
  body: Buffer
  signature: string
}

/** Makes customers' messages and posts them; remembers what went and what was acknowledged. */
export function createLoad(system: System, run: number) {
  const posted: Posted[] = []
  const acks: number[] = []
  let posts = 0

  /** A new message of a contact (0, 1, 2 …); nothing is sent yet. */
  function compose(contact: number): Posted {
    const n = run * 1_000_000 + posted.length + 1
    const key = `91${String(run).padStart(4, '0')}${String(contact).padStart(6, '0')}`
    const wamid = `wamid.${Buffer.from(`\x1d\x18\x0c${key}\x15\x02\x00\x12\x18\x14${n}BENCH\x00`).toString('base64')}`
    const message: Posted = { n, wamid, contact: key, post: 0, place: 0, postedAt: 0 }
    posted.push(message)
    return message
  }

  /** Puts messages, given per entry and change, into one POST. `status` adds statuses of messages we do not know. */
  function pack(entries: Posted[][][], encoding: Encoding, extra: MetaValue = {}): Webhook {
    posts += 1
    const messages = entries.flat(2)
    for (const [place, message] of messages.entries()) Object.assign(message, { post: posts, place })
    const body = encode(
      envelope(
        entries.map((changes) =>
          changes.map((some) => ({ ...extra, messages: some.map((m) => textMessage(m.contact, m.n, m.wamid)) })),
        ),
      ),
      encoding,
    )
    return { messages, body, signature: sign(body, BENCH.appSecret) }
  }

  function single(contact: number, encoding: Encoding = posted.length % 2 ? 'raw' : 'escaped'): Webhook {
    return pack([[[compose(contact)]]], encoding)
  }

  /** Posts it, perhaps not for the first time. The first 200 is the acknowledgement. */
  async function post({ messages, body, signature }: Webhook): Promise<Answer> {
    const startedAt = now()
    for (const message of messages) message.postedAt ||= startedAt
    const answer = await system.client.post(WEBHOOK, { 'x-hub-signature-256': signature }, body)
    if (answer.status !== 200) return answer
    const at = now()
    acks.push(at - startedAt)
    for (const message of messages) message.ackedAt ??= at
    return answer
  }

  /** As Meta does: again until it is acknowledged, for a bounded time. */
  async function postUntilAcknowledged(webhook: Webhook, tries = 40): Promise<void> {
    for (let left = tries; left > 0; left--) {
      if ((await post(webhook)).status === 200) return
      await sleep(250)
    }
  }

  return { posted, acks, compose, pack, single, post, postUntilAcknowledged }
}

export type Load = ReturnType<typeof createLoad>

/** Open loop: one every 1/rate seconds, whatever became of those before. Resolves when all are answered. */
export async function atRate(rate: number, count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  const startedAt = now()
  const running: Promise<unknown>[] = []
  for (let index = 0; index < count; index++) {
    const wait = startedAt + (index * 1000) / rate - now()
    if (wait > 0.5) await sleep(wait)
    running.push(act(index))
  }
  await Promise.all(running)
}

/** Closed loop: `lanes` at a time, each starting its next when its last was answered, until `until` says stop. */
export async function saturate(
  lanes: number,
  until: () => boolean,
  act: (lane: number, turn: number) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let turn = 0; !until(); turn++) await act(lane, turn)
    }),
  )
}
