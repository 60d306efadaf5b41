import { parse } from 'hono/utils/cookie'

/**
 * `__Host-`: a browser takes it over https only, for this host alone and for all of its paths, so that no neighbouring
 * host can set one in its place. Over http, which only the local program speaks, there is no such thing.
 */
export function cookiePrefixOf(request: Request): string {
  return isSecure(request) ? '__Host-whatsnexus' : 'whatsnexus'
}

export function isSecure(request: Request): boolean {
  return request.url.startsWith('https:')
}

/** The signed token, as better-auth names its cookie. Read here so that a request without one need not load better-auth. */
export function sessionCookieOf(request: Request): string | undefined {
  const header = request.headers.get('cookie')
  if (!header) return undefined
  const name = `${cookiePrefixOf(request)}.session_token`
  return parse(header, name)[name] || undefined
}
