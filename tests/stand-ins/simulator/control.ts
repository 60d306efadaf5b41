import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Books } from './accounts/model.ts'
import { createAccountsControl } from './accounts-control.ts'
import type { Chats } from './chats.ts'
import { type FaultBox, faultsBody } from './faults.ts'
import { HttpProblem, jsonBody, readBody, sendJson } from './http.ts'
import { inboundBody } from './inbound.ts'
import { storeMedia } from './media.ts'
import { metaJson } from './meta-json.ts'
import type { BusinessNumber, SimulatorOptions } from './options.ts'
import { personOfPhone } from './people.ts'
import type { Phones } from './phones.ts'
import type { Statuses } from './statuses.ts'
import type { Webhooks } from './webhooks.ts'
import type { Wire } from './wire.ts'

interface Parts {
  books: Books
  options: SimulatorOptions
  numbers: Map<string, BusinessNumber>
  chats: Chats
  faults: FaultBox
  phones: Phones
  statuses: Statuses
  webhooks: Webhooks
  wire: Wire
}

const shownBody = z.object({ person: z.string(), number: z.string() })
const personBody = z.object({
  phone: z.string().regex(/^[+\d][\d\s()-]{6,20}$/),
  name: z.string().min(1).max(80).optional(),
})
const webhookBody = z.object({ number: z.string(), body: z.unknown() })

/** `/control…`: tests and the page tell Meta's side what to do. */
export function createControl({ books, options, numbers, chats, faults, phones, statuses, webhooks, wire }: Parts) {
  function numberOf(id: string): BusinessNumber {
    const number = numbers.get(id) ?? (id === '' ? numbers.values().next().value : undefined)
    if (!number) throw new HttpProblem(404, `No such business number: ${id}`)
    return number
  }

  function find(query: URLSearchParams) {
    const wanted = (key: 'person' | 'number', value: string) => !query.has(key) || query.get(key) === value
    return chats.messages().filter((message) => wanted('person', message.person) && wanted('number', message.number))
  }

  async function verify(): Promise<object> {
    const challenge = String(Math.floor(Math.random() * 1e9))
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': challenge,
      'hub.verify_token': options.verifyToken,
    })
    const answer = await fetch(`${options.webhookUrl}?${query}`).catch(() => undefined)
    const verified = answer?.status === 200 && (await answer.text()) === challenge
    wire.log('out', 'verify', '', answer?.status ?? 'no answer')
    return { verified }
  }

  const routes: Record<
    string,
    (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => Promise<void> | void
  > = {
    ...createAccountsControl(books),
    'GET /control': (_request, response) =>
      sendJson(response, 200, { faults: faults.now(), wire: wire.entries(), people: chats.people() }),
    'GET /control/messages': (_request, response, query) => sendJson(response, 200, { messages: find(query) }),
    async 'POST /control'(request, response) {
      faults.apply(await jsonBody(request, faultsBody), Date.now())
      sendJson(response, 200, { faults: faults.now() })
    },
    async 'POST /control/reset'(request, response) {
      await jsonBody(request, z.object({}))
      faults.reset()
      sendJson(response, 200, { faults: faults.now() })
    },
    async 'POST /control/inbound'(request, response) {
      const { id } = phones.write(await jsonBody(request, inboundBody))
      sendJson(response, 202, { id })
    },
    async 'POST /control/shown'(request, response) {
      const { person, number } = await jsonBody(request, shownBody)
      statuses.shown(person, number)
      sendJson(response, 200, {})
    },
    async 'POST /control/people'(request, response) {
      const { phone, name } = await jsonBody(request, personBody)
      sendJson(response, 201, { person: chats.addPerson(personOfPhone(phone, name, name)) })
    },
    async 'POST /control/webhook'(request, response) {
      const { number, body } = await jsonBody(request, webhookBody)
      const { taken } = await webhooks.postUntilTaken(numberOf(number), metaJson(body), {
        what: 'webhook',
        detail: 'as given',
      })
      sendJson(response, 200, { taken: await taken })
    },
    async 'POST /control/verify'(request, response) {
      await jsonBody(request, z.object({}))
      sendJson(response, 200, await verify())
    },
    async 'POST /control/media'(request, response, query) {
      const mime = request.headers['content-type'] ?? 'application/octet-stream'
      const media = storeMedia(chats, await readBody(request), mime, query.get('filename') ?? undefined)
      sendJson(response, 201, { id: media.id })
    },
  }

  return {
    /** False when the path is not the control's. */
    async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
      const route = routes[`${request.method} ${url.pathname}`]
      if (!route) return false
      await route(request, response, url.searchParams)
      return true
    },
  }
}
