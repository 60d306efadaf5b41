import type { Chats } from './chats.ts'
import type { FaultBox } from './faults.ts'
import type { GraphError } from './graph-error.ts'
import type { BusinessNumber, Pace } from './options.ts'
import { contactOf, type Person, userIdOf } from './people.ts'
import type { Webhooks } from './webhooks.ts'

type Reported = 'sent' | 'delivered' | 'read' | 'failed'

/** What was accepted and whose fate is now reported. */
export interface Accepted {
  wamid: string
  person: Person
  number: BusinessNumber
  /** `service` for anything that is no template. */
  category: string
  opaque?: string
  /** Of a reaction: that it was delivered or read is told by nobody. */
  onlySent?: true
}

/** Meta counts free replies by number and month; on this desk since the start. */
const FREE_SERVICE_MESSAGES = 1000
/** Messages that may still be read; older ones are forgotten. */
const MAX_OPEN = 5000

export function createStatuses(chats: Chats, webhooks: Webhooks, faults: FaultBox, pace: Pace) {
  const open = new Map<string, Accepted>()
  const serviceSent = new Map<string, number>()
  const free = new Set<string>()

  function pricing({ wamid, category }: Accepted): object {
    if (free.has(wamid)) return { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category }
    return { billable: true, pricing_model: 'PMP', type: 'regular', category }
  }

  function value(accepted: Accepted, status: Reported, error?: GraphError): object {
    const { wamid, person, number, opaque } = accepted
    return {
      ...(status === 'failed' ? {} : { contacts: [contactOf(person, number)] }),
      statuses: [
        {
          id: wamid,
          status,
          timestamp: String(Math.floor(Date.now() / 1000)),
          ...(person.phone ? { recipient_id: person.phone } : {}),
          recipient_user_id: userIdOf(person, number),
          ...(status === 'sent' || status === 'delivered' ? { pricing: pricing(accepted) } : {}),
          ...(error ? { errors: [error.inStatus()] } : {}),
          ...(opaque ? { biz_opaque_callback_data: opaque } : {}),
        },
      ],
    }
  }

  async function report(accepted: Accepted, status: Reported, error?: GraphError): Promise<void> {
    const { wamid, person, number } = accepted
    const rank = { sent: 1, delivered: 2, read: 3, failed: 0 }
    const shown = chats.message(wamid)?.status
    const ahead = shown === 'read' || (shown === 'delivered' && rank[status] < 2)
    if (!ahead) chats.change(wamid, { status, ...(error ? { reason: error.message } : {}) })
    if (status === 'read' || status === 'failed') open.delete(wamid)
    const webhook = { number, field: 'messages', value: value(accepted, status, error), what: 'status', detail: status }
    const key = `${person.id}|${number.phone_number_id}`
    const first = webhooks.deliver({ ...webhook, chat: key })
    if (faults.now().statusesTwice) await webhooks.deliver({ ...webhook, chat: key })
    await first
  }

  function isRead(accepted: Accepted): boolean {
    const { reads, noStatuses } = faults.now()
    return reads === 'always' && !noStatuses && open.has(accepted.wamid)
  }

  /** Reports are started in turn and not awaited: a webhook that is being repeated must not hold the next status. */
  async function follow(accepted: Accepted): Promise<void> {
    const { statusesReversed, statusDelayMs, noStatuses, neverDeliver } = faults.now()
    if (noStatuses) return
    await webhooks.pause(pace.sent + statusDelayMs)
    if (statusesReversed && !accepted.onlySent) {
      for (const status of ['read', 'delivered', 'sent'] as const) {
        void report(accepted, status)
        await webhooks.pause(pace.delivered)
      }
      return
    }
    void report(accepted, 'sent')
    if (neverDeliver || accepted.onlySent) return
    await webhooks.pause(pace.delivered + statusDelayMs)
    void report(accepted, 'delivered')
    if (isRead(accepted)) {
      await webhooks.pause(pace.delivered)
      void report(accepted, 'read')
    }
  }

  return {
    accepted(one: Accepted): void {
      open.set(one.wamid, one)
      const [oldest] = open.keys()
      if (oldest !== undefined && open.size > MAX_OPEN) open.delete(oldest)
      if (one.category === 'service') {
        const count = (serviceSent.get(one.number.phone_number_id) ?? 0) + 1
        serviceSent.set(one.number.phone_number_id, count)
        if (count <= FREE_SERVICE_MESSAGES) free.add(one.wamid)
      }
      void follow(one)
    },
    /** Accepted, but it will not arrive. */
    async failed(one: Accepted, error: GraphError): Promise<void> {
      await webhooks.pause(pace.sent)
      await report(one, 'failed', error)
    },
    /** The phone shows this chat: everything delivered in it has been read. */
    shown(person: string, number: string): void {
      if (faults.now().reads === 'never' || faults.now().noStatuses) return
      for (const message of chats.in(person, number)) {
        const accepted = open.get(message.id)
        if (accepted && message.by === 'business' && message.status === 'delivered') void report(accepted, 'read')
      }
    },
  }
}
export type Statuses = ReturnType<typeof createStatuses>
