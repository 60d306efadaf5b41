import type { Env } from '../env'
import { labelsOf } from './bucket'
import { contentDisposition } from './filename'
import { rangeOf } from './range'
import { readMediaToken } from './token'
import { mayShowInline } from './types'

/** What is served is nobody's page: it may load nothing, run nothing and stand in no frame. */
const POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
/** Chrome's viewer is a plug-in, which a sandbox keeps out; it runs apart from every site by itself. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

const HEADERS: Record<string, string> = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/**
 * `/media/<token>`: the file that the token names, and no other. Who holds the address may read it for some minutes; it is
 * given out by the API only (routes.ts).
 */
export async function serveMedia(request: Request, env: Env, now = Date.now()): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { allow: 'GET, HEAD' })
  const token = await readMediaToken(env.AUTH_SECRET, new URL(request.url).pathname.slice('/media/'.length), now)
  if (!token.ok) return refusal(token.reason === 'expired' ? 410 : 404)
  const { key, download } = token.grant
  const found = await env.BUCKET.head(key)
  if (!found) return refusal(404)
  const headers = headersOf(found, download)
  headers.set('cache-control', `private, max-age=${token.secondsLeft}, immutable`)
  if (isKnown(request, found)) return new Response(null, { status: 304, headers })
  const range = wantsRange(request, found) ? rangeOf(request.headers.get('range'), found.size) : 'whole'
  if (range === 'unsatisfiable') return refusal(416, { 'content-range': `bytes */${found.size}` })
  if (range !== 'whole')
    headers.set('content-range', `bytes ${range.offset}-${range.offset + range.length - 1}/${found.size}`)
  headers.set('content-length', String(range === 'whole' ? found.size : range.length))
  const status = range === 'whole' ? 200 : 206
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const file = await env.BUCKET.get(key, range === 'whole' ? {} : { range })
  return file ? new Response(file.body, { status, headers }) : refusal(404)
}

function headersOf(file: R2Object, download: boolean): Headers {
  const { mimeType, filename } = labelsOf(file)
  const shown = !download && mayShowInline(mimeType)
  return new Headers({
    ...HEADERS,
    'accept-ranges': 'bytes',
    // A type that a browser would interpret is not told: it could be asked to open it.
    'content-type': mayShowInline(mimeType) ? mimeType : 'application/octet-stream',
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', filename),
    'content-security-policy': shown && mimeType === 'application/pdf' ? PDF_POLICY : POLICY,
    etag: file.httpEtag,
  })
}

function isKnown(request: Request, { httpEtag }: R2Object): boolean {
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  return known.some((one) => one.trim().replace(/^W\//, '') === httpEtag)
}

/** `If-Range`: only of the file that the first part came from. */
function wantsRange(request: Request, { httpEtag }: R2Object): boolean {
  const same = request.headers.get('if-range')
  return request.headers.has('range') && (same === null || same === httpEtag)
}

/** Says nothing of what is there: whoever has no valid address learns nothing. */
function refusal(status: 404 | 405 | 410 | 416, headers: Record<string, string> = {}): Response {
  const words = { 404: 'Not found', 405: 'Not allowed', 410: 'This address has expired', 416: 'No such range' }[status]
  const own = { ...HEADERS, 'content-security-policy': POLICY, 'cache-control': 'no-store' }
  return new Response(words, { status, headers: { ...own, 'content-type': 'text/plain; charset=utf-8', ...headers } })
}
