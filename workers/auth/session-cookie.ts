import { parse } from 'hono/utils/cookie'

export const COOKIE_PREFIX = 'whatsnexus'

export function isSecure(request: Request): boolean {
  return request.url.startsWith('https:')
}

/** The signed token, as better-auth names its cookie. Read here so that a request without one need not load better-auth. */
export function sessionCookieOf(request: Request): string | undefined {
  const header = request.headers.get('cookie')
  if (!header) return undefined
  const name = `${isSecure(request) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
  return parse(header, name)[name] || undefined
}
