import type { z } from 'zod'
import type { ChatMessage } from './chat.ts'
import type { Chats } from './chats.ts'
import { HttpProblem } from './http.ts'
import { type Built, buildInbound, type inboundBody } from './inbound.ts'
import type { BusinessNumber } from './options.ts'
import { contactOf, type Person, peerOf, personOfPhone, personOfUserId, userIdOf } from './people.ts'
import { newWamid } from './wamid.ts'
import type { Webhooks } from './webhooks.ts'

type Inbound = z.infer<typeof inboundBody>

/** Customers' side: what people on the test phones write reaches our webhook. */
export function createPhones(chats: Chats, webhooks: Webhooks, numbers: Map<string, BusinessNumber>) {
  function sender(spec: Inbound): Person {
    const known = spec.person ? chats.person(spec.person) : undefined
    if (known) return known
    if (spec.from?.wa_id) {
      const person = personOfPhone(spec.from.wa_id, undefined, spec.from.name)
      return chats.addPerson(spec.from.user_id ? { ...person, userId: spec.from.user_id } : person)
    }
    if (spec.from?.user_id) return chats.addPerson(personOfUserId(spec.from.user_id, spec.from.name))
    throw new HttpProblem(404, 'No such phone: name a person or from.wa_id')
  }

  function context(spec: Inbound, person: Person, number: BusinessNumber): object {
    if (!spec.reply_to) return {}
    const quoted = chats.message(spec.reply_to)
    const from = quoted?.by === 'person' ? person.phone : number.display_phone_number
    return { context: { ...(from ? { from } : {}), id: spec.reply_to } }
  }

  function keep(message: ChatMessage, built: Built) {
    const { effect } = built
    if (!effect) return chats.add(message)
    const target = chats.message(effect.target)
    if (!target) return
    if (effect.patch === 'edit') chats.change(target.id, { text: effect.text, edited: true })
    else if (effect.patch === 'revoke') chats.change(target.id, { deleted: true, text: undefined, card: undefined })
    else chats.change(target.id, { reactions: { ...target.reactions, person: effect.emoji ?? '' } })
  }

  return {
    /** Writes to the business. Answers at once; `taken` resolves when our side has answered 200. */
    write(spec: Inbound): { id: string; taken: Promise<boolean> } {
      const number = numbers.get(spec.number)
      if (!number) throw new HttpProblem(404, `No such business number: ${spec.number}`)
      const person = sender(spec)
      const built = buildInbound(chats, spec)
      const id = typeof built.meta.id === 'string' ? built.meta.id : newWamid(peerOf(person, number), 'inbound')
      const at = Date.now() - (spec.age ?? 0) * 1000
      const message = {
        ...(person.phone ? { from: person.phone } : {}),
        from_user_id: userIdOf(person, number),
        id,
        timestamp: String(Math.floor(at / 1000)),
        ...context(spec, person, number),
        ...built.meta,
      }
      keep(
        {
          id,
          person: person.id,
          number: number.phone_number_id,
          by: 'person',
          at,
          type: spec.type,
          ...built.shown,
          ...(spec.reply_to ? { replyTo: spec.reply_to } : {}),
          status: 'sent',
        },
        built,
      )
      const taken = webhooks.deliver({
        number,
        field: 'messages',
        value: { contacts: [contactOf(person, number)], messages: [message] },
        what: 'webhook',
        detail: spec.type,
        chat: `${person.id}|${number.phone_number_id}`,
      })
      void taken.then((ok) => {
        if (ok && chats.message(id)?.status === 'sent') chats.change(id, { status: 'delivered' })
      })
      return { id, taken }
    },
  }
}
export type Phones = ReturnType<typeof createPhones>
