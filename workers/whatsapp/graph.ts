import * as z from 'zod'
import { waIdOf } from './contact-key'
import { callGraph, failureOf, type GraphAnswer, type GraphFailure, type GraphSettings, NO_ANSWER } from './graph-call'
import type { GraphPayload } from './outbound'

export type { GraphFailure, GraphSettings } from './graph-call'

export type SendResult =
  | { ok: true; wamid: string; waId?: string; userId?: string; messageStatus?: string }
  | GraphFailure

/** The number that speaks. */
export interface Sender {
  phoneNumberId: string
}

const sent = z.object({
  messages: z
    .array(z.object({ id: z.string().min(1).max(512), message_status: z.string().optional().catch(undefined) }))
    .min(1),
  contacts: z
    .array(
      z
        .object({ wa_id: z.string().optional().catch(undefined), user_id: z.string().optional().catch(undefined) })
        .catch({}),
    )
    .catch([]),
})

/** Messages and marks of a number. */
export class GraphClient {
  readonly #settings: GraphSettings

  constructor(settings: GraphSettings) {
    this.#settings = settings
  }

  /**
   * One try to send. Never throws, never repeats: Meta knows no idempotency key, so that only the caller, who keeps the attempts, may
   * decide to try again. `unknown`: the message may have been sent.
   */
  async send(from: Sender, token: string, payload: GraphPayload): Promise<SendResult> {
    const answer = await this.#post(from, token, payload)
    if (answer === null) return NO_ANSWER
    const read = answer.ok ? sent.safeParse(answer.json) : undefined
    const message = read?.data?.messages[0]
    if (!message) return failureOf(answer, token)
    const [contact] = read?.data?.contacts ?? []
    const waId = waIdOf(contact?.wa_id)
    return {
      ok: true,
      wamid: message.id,
      ...(waId && { waId }),
      ...(contact?.user_id && { userId: contact.user_id }),
      ...(message.message_status && { messageStatus: message.message_status }),
    }
  }

  /** Marks this message and all before it as read. Typing ends with our reply or after 25 s; Meta has none without the mark. */
  async markRead(
    from: Sender,
    token: string,
    { wamid, typing }: { wamid: string; typing: boolean },
  ): Promise<{ ok: true } | GraphFailure> {
    const answer = await this.#post(from, token, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(typing && { typing_indicator: { type: 'text' } }),
    })
    if (answer === null) return NO_ANSWER
    return answer.ok ? { ok: true } : failureOf(answer, token)
  }

  #post({ phoneNumberId }: Sender, token: string, payload: object): Promise<GraphAnswer | null> {
    return callGraph(this.#settings, { path: `${encodeURIComponent(phoneNumberId)}/messages`, token, body: payload })
  }
}
