import type { IncomingMessage, ServerResponse } from 'node:http'
import { tokenOf } from './accounts/access.ts'
import { answerAdministration } from './accounts/answer.ts'
import type { Books } from './accounts/model.ts'
import type { Chats } from './chats.ts'
import type { FaultBox, MediaFault, Refusal } from './faults.ts'
import { isFields } from './fields.ts'
import { GraphError } from './graph-error.ts'
import { parseJson, readBody, sendJson } from './http.ts'
import { describeMedia, sendMedia, storeMedia } from './media.ts'
import type { BusinessNumber } from './options.ts'
import type { Sends } from './sends.ts'
import type { Webhooks } from './webhooks.ts'
import type { Wire } from './wire.ts'

interface Parts {
  books: Books
  numbers: Map<string, BusinessNumber>
  chats: Chats
  faults: FaultBox
  sends: Sends
  webhooks: Webhooks
  wire: Wire
  origin: () => string
}

/** Which call on which object; the version in front may be any. */
export const GRAPH_PATH = /^\/v\d{1,3}\.\d\/([^/]+)(?:\/([a-z_]+))?\/?$/

const AT_LOOK_UP: MediaFault[] = ['not_found', 'token', 'expired']
const AT_DOWNLOAD: MediaFault[] = ['wrong_hash', 'larger', 'unavailable', 'slow', 'elsewhere']

/** Below a number, what is not administration. */
const MESSAGING = new Set(['messages', 'marketing_messages', 'media', 'whatsapp_business_profile'])

function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
}

function notThere(id: string): GraphError {
  return new GraphError(33, `Unsupported request. Object with ID '${id}' does not exist or cannot be loaded.`)
}

/** Meta's Graph API, as much of it as a messaging product calls. */
export function createGraphApi({ books, numbers, chats, faults, sends, webhooks, wire, origin }: Parts) {
  /** May this token send from the number? One seeded without a token takes any that is not revoked. */
  function authorise(request: IncomingMessage, number: BusinessNumber | undefined): void {
    const given = bearerOf(request)
    if (!given) throw new GraphError(190, 'An access token is required to request this resource.')
    const account = books.accounts.get(number?.waba_id ?? '')
    if (account?.open && !books.tokens.get(given)?.accounts.includes(account.id)) return
    if (!account && !books.tokens.has(given) && isAnyOpen()) return
    const token = tokenOf(books, given)
    if (!account) return
    if (!token.accounts.includes(account.id)) throw notThere(number?.phone_number_id ?? '')
    if (!token.scopes.includes('whatsapp_business_messaging'))
      throw new GraphError(200, 'Requires whatsapp_business_messaging permission')
  }

  /** Media have no account: where one number is open, so are they. */
  function isAnyOpen(): boolean {
    return [...books.accounts.values()].some(({ open }) => open)
  }

  /** A number that is not registered, or whose account may not send. */
  function refuseUnready(number: BusinessNumber): void {
    const known = books.numbers.get(number.phone_number_id)
    if (known && known.status !== 'CONNECTED') throw new GraphError(133010, 'The phone number is not registered')
    if (known?.canSend === 'BLOCKED') throw new GraphError(368, 'The account is restricted for policy violations')
  }

  function refuse(response: ServerResponse, what: string, refusal: Refusal): void {
    if (refusal.code === undefined) {
      response.writeHead(refusal.status ?? 503, { 'content-type': 'text/html' })
      response.end('<html><body>Sorry, something went wrong.</body></html>')
    } else {
      const error = new GraphError(refusal.code, 'Refused by the simulator', refusal.status)
      sendJson(response, error.status, error.body())
    }
    wire.log('in', what, String(refusal.code ?? 'no body'), response.statusCode)
  }

  async function message(request: IncomingMessage, response: ServerResponse, number: BusinessNumber): Promise<void> {
    const body = parseJson(await readBody(request))
    if (!isFields(body)) throw new GraphError(100, 'The body must be a JSON object')
    refuseUnready(number)
    if (body.status === 'read') {
      const answer = sends.markRead(body)
      wire.log('in', body.typing_indicator ? 'typing' : 'mark read', '', 200)
      return sendJson(response, 200, answer)
    }
    const what = `send ${typeof body.type === 'string' ? body.type : 'text'}`
    const { latencyMs } = faults.now()
    if (latencyMs > 0) await webhooks.pause(latencyMs)
    const refusal = faults.refusal(Date.now(), typeof body.to === 'string' ? body.to.replace(/\D/g, '') : undefined)
    if (refusal && refusal.by === 'answer') return refuse(response, what, refusal)
    if (faults.loses('before')) return lose(request, what, 'not taken')
    const spoil = refusal ? new GraphError(refusal.code ?? 131000, 'Failed by the simulator') : undefined
    const { answer } = sends.accept(number, body, spoil)
    if (faults.loses('after')) return lose(request, what, 'taken')
    wire.log('in', what, '', 200)
    sendJson(response, 200, answer)
  }

  function lose(request: IncomingMessage, what: string, detail: string): void {
    wire.log('in', what, detail, 'lost')
    request.socket.destroy()
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const type = request.headers['content-type'] ?? ''
    const form = await new Response(new Uint8Array(await readBody(request)), { headers: { 'content-type': type } })
      .formData()
      .catch(() => undefined)
    const file = form?.get('file')
    if (form?.get('messaging_product') !== 'whatsapp')
      throw new GraphError(100, "Parameter 'messaging_product' is required")
    if (!(file instanceof File)) throw new GraphError(100, "Parameter 'file' is required")
    const mime = String(form.get('type') ?? file.type)
    const media = storeMedia(chats, Buffer.from(await file.arrayBuffer()), mime, file.name)
    wire.log('in', 'upload', mime, 200)
    sendJson(response, 200, { id: media.id })
  }

  async function ofNumber(
    request: IncomingMessage,
    response: ServerResponse,
    number: BusinessNumber,
    edge: string | undefined,
  ) {
    const key = `${request.method} ${edge ?? ''}`.trim()
    if (key === 'POST messages' || key === 'POST marketing_messages') return message(request, response, number)
    if (key === 'POST media') return upload(request, response)
    if (key === 'GET whatsapp_business_profile')
      return sendJson(response, 200, { data: [{ messaging_product: 'whatsapp', about: number.name }] })
    if (request.method === 'POST') return sendJson(response, 200, { success: true })
    throw new GraphError(100, `Tried accessing nonexisting field (${edge})`)
  }

  /** False: it is about messages and media. */
  async function administration(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    edge: string | undefined,
  ) {
    if (edge !== undefined && MESSAGING.has(edge)) return false
    const type = request.headers['content-type'] ?? ''
    const sends = request.method === 'POST' && Number(request.headers['content-length'] ?? 0) > 0
    const bytes = sends ? await readBody(request) : undefined
    const body = bytes && type.startsWith('application/json') ? parseJson(bytes) : bytes
    const query = new URL(request.url ?? '/', origin()).searchParams
    const method = request.method ?? 'GET'
    const answer = await answerAdministration(books, { method, id, edge, query, token: bearerOf(request), body })
    if (answer === undefined) return false
    wire.log('in', `${method.toLowerCase()} ${edge ?? kindOf(id)}`, '', 200)
    sendJson(response, 200, answer)
    return true
  }

  function kindOf(id: string): string {
    return numbers.has(id)
      ? 'number'
      : books.accounts.has(id)
        ? 'account'
        : /^\d+$/.test(id)
          ? 'object'
          : (id.split(':')[0] ?? id)
  }

  async function route(request: IncomingMessage, response: ServerResponse, id: string, edge: string | undefined) {
    if (!(edge === undefined && chats.media(id)) && (await administration(request, response, id, edge))) return
    const number = numbers.get(id)
    authorise(request, number)
    if (number) return ofNumber(request, response, number, edge)
    const media = edge === undefined ? chats.media(id) : undefined
    if (!media) throw notThere(id)
    wire.log('in', 'look up media', media.mime, 200)
    return sendJson(
      response,
      200,
      request.method === 'DELETE' ? { success: true } : describeMedia(media, origin(), faults.media(AT_LOOK_UP)),
    )
  }

  return {
    async handle(
      request: IncomingMessage,
      response: ServerResponse,
      id: string,
      edge: string | undefined,
    ): Promise<void> {
      try {
        await route(request, response, id, edge)
      } catch (error) {
        if (!(error instanceof GraphError)) throw error
        wire.log(
          'in',
          edge === 'messages' ? 'send' : `${request.method?.toLowerCase()} ${edge ?? 'object'}`,
          String(error.code),
          error.status,
        )
        sendJson(response, error.status, error.body())
      }
    },
    /** The address that `GET /{media-id}` gave. Needs the bearer, as at Meta. */
    async download(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
      const media = chats.media(query.get('mid') ?? '')
      const expired = Number(query.get('ext')) * 1000 < Date.now()
      await sendMedia(request, response, { media, expired }, faults.media(AT_DOWNLOAD))
      wire.log('in', 'download', media?.mime ?? '', response.statusCode)
    },
  }
}
export type GraphApi = ReturnType<typeof createGraphApi>
