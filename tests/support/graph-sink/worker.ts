import { administration, controlBooks } from './accounts'
import { controlMail, takeMail } from './mail'
import { controlMedia, download, lookUp, takeUpload } from './media'
import { type Fault, type SinkSend, TO_STORE } from './protocol'
import { controlProvider, provide } from './provider'
import { controlReceiver, receive } from './receiver'

/**
 * Meta's side in the runtime tests: every `fetch()` of the Worker to the outside ends here. It accepts sends, remembers
 * them by phone_number_id, and can be told to fail. State is per phone number, so tests with numbers of their own do
 * not see each other.
 */
const sends = new Map<string, SinkSend[]>()
const faults = new Map<string, Fault[]>()
const held = new Set<string>()
/** By account: what Meta would list, and how often it was asked. */
const templates = new Map<string, { list: unknown[]; asked: number }>()
/** Small, so that a handful is more than a page. */
const PAGE = 3
let count = 0

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (url.pathname.startsWith('/control/')) return control(request, url)
    const provided = await provide(request, url)
    if (provided) return provided
    const received = await receive(request, url)
    if (received) return received
    if (url.hostname === 'mail.test') return takeMail(request)
    const administered = await administration(request, url)
    if (administered) return administered
    const file = download(url, request)
    if (file) return file
    const [, , phoneNumberId, edge] = url.pathname.split('/')
    if (request.method === 'POST' && edge === 'media' && phoneNumberId) return takeFile(request, phoneNumberId)
    const described = edge === undefined && phoneNumberId ? lookUp(phoneNumberId, request, url.origin) : null
    if (described) return described
    if (request.method === 'POST' && edge === 'messages' && phoneNumberId) return takeMessage(request, phoneNumberId)
    if (request.method === 'GET' && edge === 'message_templates' && phoneNumberId)
      return listTemplates(phoneNumberId, url)
    return graphError({ status: 404, code: 100, message: `Nothing stands in for ${request.method} ${url.pathname}` })
  },
}

async function takeMessage(request: Request, phoneNumberId: string): Promise<Response> {
  const body = await request.json<Record<string, unknown>>()
  const send: SinkSend = {
    phoneNumberId,
    at: Date.now(),
    authorization: request.headers.get('authorization'),
    body,
    wamid: null,
    answer: 'pending',
  }
  listOf(sends, phoneNumberId).push(send)
  if (body.status === 'read') {
    send.answer = 'read'
    return Response.json({ success: true })
  }
  const fault = takeFault(phoneNumberId, body)
  if (fault?.latencyMs) await pause(fault.latencyMs)
  while (held.has(phoneNumberId)) await pause(5)
  if (fault?.kind === 'error') {
    send.answer = 'error'
    return graphError(fault)
  }
  if (fault?.kind === 'lost_before') return lose(send)
  send.wamid = `wamid.sink.${phoneNumberId}.${++count}`
  if (fault?.kind === 'lost_after') return lose(send)
  if (fault?.kind === 'nonsense') {
    send.answer = 'nonsense'
    return new Response('<html>502</html>', { status: fault.status ?? 200, headers: { 'content-type': 'text/html' } })
  }
  send.answer = 'accepted'
  return Response.json({
    messaging_product: 'whatsapp',
    contacts: [{ input: body.to ?? body.recipient, wa_id: body.to }],
    messages: [{ id: send.wamid }],
    ...(fault?.kind === 'answer' ? fault.answer : undefined),
  })
}

async function takeFile(request: Request, phoneNumberId: string): Promise<Response> {
  const isAimed = listOf(faults, phoneNumberId).some(({ to }) => to === TO_STORE)
  const fault = isAimed ? takeFault(phoneNumberId, { to: TO_STORE }) : undefined
  if (fault?.kind !== 'error') return takeUpload(request, phoneNumberId)
  await request.arrayBuffer()
  return graphError(fault)
}

/** Of an account, whose id stands where otherwise the number's does. */
function listTemplates(wabaId: string, url: URL): Response {
  const fault = takeFault(wabaId, {})
  if (fault?.kind === 'error') return graphError(fault)
  const known = templates.get(wabaId) ?? { list: [], asked: 0 }
  known.asked += 1
  const start = Number(url.searchParams.get('after') ?? 0)
  const end = start + PAGE
  const more = end < known.list.length
  const paging = {
    cursors: { before: String(start), after: String(end) },
    ...(more ? { next: 'https://elsewhere' } : {}),
  }
  return Response.json({ data: known.list.slice(start, end), paging })
}

function lose(send: SinkSend): never {
  send.answer = 'lost'
  throw new Error('connection lost')
}

/** The oldest fault that is meant for this message; a fault without `times` stays. */
function takeFault(phoneNumberId: string, body: Record<string, unknown>): Fault | undefined {
  const list = listOf(faults, phoneNumberId)
  const fault = list.find(({ to }) => to === undefined || to === body.to || to === body.recipient)
  if (fault?.times !== undefined && --fault.times <= 0) list.splice(list.indexOf(fault), 1)
  return fault
}

async function control(request: Request, url: URL): Promise<Response> {
  const [, , what, phoneNumberId = ''] = url.pathname.split('/')
  const given = await request.text() // a body left unread is an error in the log of the runtime
  const mail = controlMail(what ?? '', decodeURIComponent(phoneNumberId))
  if (mail) return mail
  const media = controlMedia(what ?? '', phoneNumberId, given)
  if (media) return media
  const provider = controlProvider(what ?? '', phoneNumberId, given)
  if (provider) return provider
  const received = controlReceiver(what ?? '', phoneNumberId, given)
  if (received) return received
  if (what === 'books') return Response.json(controlBooks(JSON.parse(given)) ?? null)
  if (what === 'sends') return Response.json(listOf(sends, phoneNumberId))
  if (what === 'fault') listOf(faults, phoneNumberId).push(JSON.parse(given))
  if (what === 'templates') templates.set(phoneNumberId, { list: JSON.parse(given), asked: 0 })
  if (what === 'asked') return Response.json(templates.get(phoneNumberId)?.asked ?? 0)
  if (what === 'heal') faults.delete(phoneNumberId)
  if (what === 'hold') held.add(phoneNumberId)
  if (what === 'release') held.delete(phoneNumberId)
  return new Response(null, { status: 204 })
}

function graphError(error: {
  status?: number
  code: number
  message?: string
  details?: string
  headers?: HeadersInit
}) {
  const { status = 400, code, message = 'Told to fail', details = message, headers } = error
  const body = { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'sink' }
  const error_data = { messaging_product: 'whatsapp', details }
  return Response.json({ error: { ...body, error_data } }, { status, headers })
}

function listOf<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
