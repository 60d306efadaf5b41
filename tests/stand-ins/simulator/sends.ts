import { type Shown, show } from './card.ts'
import type { Chats } from './chats.ts'
import { type Fields, fieldsOf, textOf } from './fields.ts'
import { GraphError, invalid } from './graph-error.ts'
import type { BusinessNumber } from './options.ts'
import { type Person, peerOf, userIdOf } from './people.ts'
import { checkSend } from './send-check.ts'
import type { Statuses } from './statuses.ts'
import { fillTemplate, type ListedTemplate } from './template-fill.ts'
import { newWamid } from './wamid.ts'

/** Meta: free-form messages only within 24 h of the customer's last one. */
const WINDOW_MS = 24 * 60 * 60 * 1000
const REACTION_MS = 30 * WINDOW_MS

export interface AcceptedSend {
  type: string
  answer: object
}

/** The business side of the chats: what is sent through the Graph API appears on the phones. */
export function createSends(
  chats: Chats,
  statuses: Statuses,
  typing: (person: string, number: string, until: number) => void,
  templatesOf: (number: BusinessNumber) => readonly ListedTemplate[],
) {
  /** Why an accepted message will not arrive. Chats without a word of the customer (seeded elsewhere) are given the benefit. */
  function obstacle(person: Person, number: BusinessNumber, category: string, now: number): GraphError | undefined {
    if (person.optedOut && category === 'marketing')
      return new GraphError(131050, 'The user has chosen to stop receiving marketing messages.')
    const last = chats.in(person.id, number.phone_number_id).findLast((message) => message.by === 'person')
    if (category === 'service' && last && now - last.at > WINDOW_MS) {
      return new GraphError(131047, 'More than 24 hours have passed since the customer last replied to this number.')
    }
    return undefined
  }

  function react(person: Person, content: Fields): void {
    const target = chats.message(String(content.message_id))
    if (target?.person === person.id) {
      chats.change(target.id, { reactions: { ...target.reactions, business: String(content.emoji) } })
    }
  }

  function display(type: string, body: Fields, number: BusinessNumber): Shown & { category: string } {
    if (type !== 'template') return { ...show(type, body[type]), category: 'service' }
    const toNumber = textOf(body.to) !== undefined
    return fillTemplate(fieldsOf(body.template), { find: chats.media, toNumber, templates: templatesOf(number) })
  }

  /** Meta: a reaction stands on a message of this chat, at most 30 days old. */
  function checkTarget(person: Person, number: BusinessNumber, content: Fields, now: number): void {
    const target = chats.message(String(content.message_id))
    // One that was seeded elsewhere is not known here: it is given the benefit.
    if (!target) return
    if (target.person !== person.id || target.number !== number.phone_number_id || target.deleted)
      throw invalid('reaction.message_id is no message of this chat')
    if (now - target.at > REACTION_MS) throw invalid('reaction.message_id is older than 30 days')
  }

  return {
    /** Meta's answer to a read receipt; marks the customer's messages up to that one, and shows typing. */
    markRead(body: Fields): object {
      const read = chats.message(textOf(body.message_id) ?? '')
      if (!textOf(body.message_id)) throw invalid('message_id is missing')
      if (read) {
        for (const message of chats.in(read.person, read.number)) {
          if (message.by === 'person' && message.at <= read.at && message.status !== 'read') {
            chats.change(message.id, { status: 'read' })
          }
        }
        if (body.typing_indicator !== undefined) typing(read.person, read.number, Date.now() + 25_000)
      }
      return { success: true }
    },

    /** Throws Meta's error, or accepts: from then on statuses follow. `spoil` makes an accepted message fail afterwards. */
    accept(number: BusinessNumber, body: Fields, spoil?: GraphError): AcceptedSend {
      const { type, to, recipient } = checkSend(body, chats.media)
      const shown = display(type, body, number)
      const person = chats.addressee({ to, recipient }, (one) => userIdOf(one, number))
      const now = Date.now()
      if (type === 'reaction') checkTarget(person, number, fieldsOf(body.reaction), now)
      const wamid = newWamid(peerOf(person, number), 'outbound')
      const { category, ...rest } = shown
      typing(person.id, number.phone_number_id, 0)
      if (type === 'reaction') react(person, fieldsOf(body.reaction))
      else {
        const replyTo = textOf(fieldsOf(body.context).message_id)
        const place = { id: wamid, person: person.id, number: number.phone_number_id }
        chats.add({
          ...place,
          by: 'business',
          at: now,
          type,
          ...rest,
          ...(replyTo ? { replyTo } : {}),
          status: 'sending',
        })
      }
      const opaque = textOf(body.biz_opaque_callback_data)
      const accepted = {
        wamid,
        person,
        number,
        category,
        ...(opaque ? { opaque } : {}),
        ...(type === 'reaction' ? { onlySent: true as const } : {}),
      }
      const error = spoil ?? obstacle(person, number, category, now)
      if (error) void statuses.failed(accepted, error)
      else statuses.accepted(accepted)
      return {
        type,
        answer: {
          messaging_product: 'whatsapp',
          contacts: [
            {
              input: to ?? recipient,
              ...(person.phone ? { wa_id: person.phone } : {}),
              user_id: userIdOf(person, number),
            },
          ],
          messages: [{ id: wamid, ...(type === 'template' ? { message_status: 'accepted' } : {}) }],
        },
      }
    },
  }
}
export type Sends = ReturnType<typeof createSends>
