import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Chats } from './chats.ts'
import type { FaultBox, Refusal } from './faults.ts'
import { type Fields, isFields } from './fields.ts'
import { GraphError } from './graph-error.ts'
import { parseJson, readBody, sendJson } from './http.ts'
import { describeMedia, storeMedia } from './media.ts'
import type { BusinessNumber } from './options.ts'
import type { Sends } from './sends.ts'
import { listTemplates } from './templates.ts'
import type { Webhooks } from './webhooks.ts'
import type { Wire } from './wire.ts'

interface Parts {
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

function numberFields(number: BusinessNumber): Fields {
  return {
    id: number.phone_number_id,
    display_phone_number: number.display_phone_number,
    verified_name: number.name,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: 'CONNECTED',
    platform_type: 'CLOUD_API',
    is_on_biz_app: false,
    account_mode: 'LIVE',
    throughput: { level: 'STANDARD' },
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    health_status: { can_send_message: 'AVAILABLE', entities: [] },
  }
}

function picked(fields: Fields, query: URLSearchParams): Fields {
  const wanted = query.get('fields')?.split(',')
  return wanted
    ? Object.fromEntries(Object.entries(fields).filter(([key]) => key === 'id' || wanted.includes(key)))
    : fields
}

function notThere(id: string): GraphError {
  return new GraphError(33, `Unsupported request. Object with ID '${id}' does not exist or cannot be loaded.`)
}

/** Meta's Graph API, as much of it as a messaging product calls. */
export function createGraphApi({ numbers, chats, faults, sends, webhooks, wire, origin }: Parts) {
  function authorise(request: IncomingMessage, allowed: BusinessNumber[]): void {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw new GraphError(190, 'An access token is required to request this resource.')
    const known = allowed.length === 0 ? [...numbers.values()] : allowed
    if (known.every((number) => number.access_token !== undefined && number.access_token !== token)) {
      throw new GraphError(190, 'The access token could not be decrypted')
    }
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
    if (body.status === 'read') {
      const answer = sends.markRead(body)
      wire.log('in', body.typing_indicator ? 'typing' : 'mark read', '', 200)
      return sendJson(response, 200, answer)
    }
    const what = `send ${typeof body.type === 'string' ? body.type : 'text'}`
    const { latencyMs } = faults.now()
    if (latencyMs > 0) await webhooks.pause(latencyMs)
    const refusal = faults.refusal(Date.now())
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
    const query = new URL(request.url ?? '/', origin()).searchParams
    wire.log('in', `${request.method?.toLowerCase()} ${edge ?? 'number'}`, '', 200)
    if (key === 'GET') return sendJson(response, 200, picked(numberFields(number), query))
    if (key === 'GET whatsapp_business_profile')
      return sendJson(response, 200, { data: [{ messaging_product: 'whatsapp', about: number.name }] })
    if (request.method === 'POST') return sendJson(response, 200, { success: true })
    throw new GraphError(100, `Tried accessing nonexisting field (${edge})`)
  }

  function ofAccount(
    request: IncomingMessage,
    response: ServerResponse,
    owned: BusinessNumber[],
    edge: string | undefined,
  ) {
    const query = new URL(request.url ?? '/', origin()).searchParams
    wire.log('in', `${request.method?.toLowerCase()} ${edge ?? 'account'}`, '', 200)
    if (edge === 'message_templates' && request.method === 'GET') return sendJson(response, 200, listTemplates(query))
    if (edge === 'phone_numbers')
      return sendJson(response, 200, { data: owned.map((number) => picked(numberFields(number), query)) })
    if (edge === 'subscribed_apps') {
      const data = [
        {
          whatsapp_business_api_data: {
            id: '300000000000001',
            name: 'Local app',
            link: 'https://www.facebook.com/games/?app_id=300000000000001',
          },
        },
      ]
      return sendJson(response, 200, request.method === 'GET' ? { data } : { success: true })
    }
    if (edge !== undefined) throw new GraphError(100, `Tried accessing nonexisting field (${edge})`)
    return sendJson(
      response,
      200,
      picked({ id: owned[0]?.waba_id, name: owned[0]?.name, currency: 'USD', timezone_id: '1' }, query),
    )
  }

  async function route(request: IncomingMessage, response: ServerResponse, id: string, edge: string | undefined) {
    const number = numbers.get(id)
    const owned = [...numbers.values()].filter((one) => one.waba_id === id)
    authorise(request, number ? [number] : owned)
    if (number) return ofNumber(request, response, number, edge)
    if (owned.length > 0) return ofAccount(request, response, owned, edge)
    const media = edge === undefined ? chats.media(id) : undefined
    if (!media) throw notThere(id)
    wire.log('in', 'look up media', media.mime, 200)
    return sendJson(
      response,
      200,
      request.method === 'DELETE' ? { success: true } : describeMedia(media, origin(), Date.now()),
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
    download(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
      const media = chats.media(query.get('mid') ?? '')
      const expired = Number(query.get('ext')) * 1000 < Date.now()
      if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) return sendJson(response, 401, {})
      if (!media || expired) return sendJson(response, 404, {})
      wire.log('in', 'download', media.mime, 200)
      response.writeHead(200, { 'content-type': media.mime })
      response.end(Buffer.from(media.base64, 'base64'))
    },
  }
}
export type GraphApi = ReturnType<typeof createGraphApi>
