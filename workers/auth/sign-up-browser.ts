import { parse, serialize } from 'hono/utils/cookie'
import { sha256Hex } from '../platform/bytes'
import { cookiePrefixOf, isSecure } from './session-cookie'

/** As long as the link. */
const KEPT_SECONDS = 86_400

/** The mark of the browser that signs up, by which it is known when it comes back; the same for several sign-ups in it. */
export function markBrowser(request: Request): { mark: string; cookie: string } {
  const fresh = crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true })
  const mark = markOf(request) ?? fresh
  const attributes = { path: '/', httpOnly: true, secure: isSecure(request), sameSite: 'Strict' as const }
  return { mark, cookie: serialize(cookieName(request), mark, { ...attributes, maxAge: KEPT_SECONDS }) }
}

export async function isBrowser(request: Request, browserHash: string): Promise<boolean> {
  const mark = markOf(request)
  return mark !== undefined && (await sha256Hex(mark)) === browserHash
}

function markOf(request: Request): string | undefined {
  const name = cookieName(request)
  const mark = parse(request.headers.get('cookie') ?? '', name)[name]
  return mark && /^[\w-]{43}$/.test(mark) ? mark : undefined
}

function cookieName(request: Request): string {
  return `${cookiePrefixOf(request)}.sign_up`
}
