import type { ReceivedRequest, ReceiverActs } from './protocol'

/** Programs of tenants that hear webhooks, and the DNS that knows their names. By host: a test makes its own. */
const hosts = new Map<string, ReceiverActs & { received: ReceivedRequest[] }>()
const RESOLVER = 'cloudflare-dns.com'
const TYPES: Record<string, number> = { A: 1, TXT: 16, AAAA: 28 }
const NO_SUCH_NAME = 3
/** Longer than any test waits; a promise without an end the runtime takes for a broken line. */
const SILENT_MS = 3_000

/** null: not for us. */
export async function receive(request: Request, url: URL): Promise<Response | null> {
  if (url.hostname === RESOLVER) return resolve(url.searchParams)
  const host = hosts.get(url.host)
  if (!host) return null
  const body = await request.text()
  const received = { at: Date.now(), url: url.href, headers: Object.fromEntries(request.headers), body }
  host.received.push(received)
  if (host.breaks) throw new Error('connection lost')
  if (host.silent) await new Promise((resolve) => setTimeout(resolve, SILENT_MS))
  if (host.endless) return new Response(endless())
  if (host.pages) return pageOf(host.pages, url, request)
  const refused = host.refuses?.find(({ text, times }) => times !== 0 && body.includes(text))
  if (refused) refused.times = (refused.times ?? Number.POSITIVE_INFINITY) - 1
  const status = refused?.status ?? host.statuses?.shift() ?? host.status ?? 204
  return new Response(status === 204 ? null : (host.body ?? ''), { status, headers: host.headers ?? {} })
}

function pageOf(pages: NonNullable<ReceiverActs['pages']>, { pathname }: URL, request: Request): Response {
  const { status = 200, headers = {}, body = '' } = pages[pathname] ?? { status: 404 }
  if (headers.etag !== undefined && request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304 })
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
}

/** `/control/receiver/<host>` and `/control/received/<host>`. */
export function controlReceiver(what: string, host: string, given: string): Response | null {
  const known = hosts.get(host) ?? { received: [] }
  if (what === 'received') return Response.json(known.received)
  if (what !== 'receiver') return null
  hosts.set(host, { ...known, ...JSON.parse(given) })
  return new Response(null, { status: 204 })
}

function resolve(query: URLSearchParams): Response {
  const [name, type] = [query.get('name') ?? '', TYPES[query.get('type') ?? ''] ?? 0]
  const host = hosts.get(name)
  if (host?.dnsStatus !== undefined) return Response.json({ Status: host.dnsStatus })
  if (type === TYPES.TXT) return Response.json({ Status: 0, Answer: textsOf(name, host?.texts) })
  const addresses = host?.addresses ?? (host ? ['93.184.215.14'] : [])
  const Answer = addresses.filter((one) => one.includes(':') === (type === 28)).map((data) => ({ name, type, data }))
  const alias = { name, type: 5, data: 'edge.example.net.' }
  return Response.json(host ? { Status: 0, Answer: [alias, ...Answer] } : { Status: NO_SUCH_NAME })
}

/** As DNS tells them: in quotes, and what is long in pieces. */
function textsOf(name: string, texts: string[] = []) {
  return texts.map((text) => ({ name, type: TYPES.TXT, data: `"${text.slice(0, 9)}" "${text.slice(9)}"` }))
}

function endless(): ReadableStream {
  const piece = new Uint8Array(64 * 1024)
  return new ReadableStream({ pull: (controller) => controller.enqueue(piece) })
}
