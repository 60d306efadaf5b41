import { and, eq, lt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { parse, serialize } from 'hono/utils/cookie'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import { devices } from './schema'
import { cookiePrefixOf, isSecure } from './session-cookie'

/** As long as a browser keeps a cookie. */
const KEPT_SECONDS = 400 * 86_400

/** From the most telling on: nearly every browser also says that it is another one. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** `Firefox · Windows`; empty when the browser says nothing that we know. */
export function deviceName(userAgent: string | null | undefined): string {
  const found = [BROWSERS, SYSTEMS].map((names) => names.find(([mark]) => userAgent?.includes(mark))?.[1])
  return found.filter(Boolean).join(' · ')
}

/**
 * Remembers the browser. `isNew`: the person has signed in before, and never with this one. `cookie`: what marks it from
 * now on; it proves nothing.
 */
export async function noteDevice(
  env: Env,
  request: Request,
  userId: string,
  now = Date.now(),
): Promise<{ isNew: boolean; name: string; cookie: string }> {
  const mark = markOf(request) ?? newId('dev')
  const deviceHash = await sha256Hex(`${env.AUTH_SECRET}|device|${userId}|${mark}`)
  const name = deviceName(request.headers.get('user-agent'))
  const db = drizzle(env.DB)
  const isTheirs = eq(devices.userId, userId)
  const [[known], [others]] = await db.batch([
    db
      .select({ at: devices.lastSeenAt })
      .from(devices)
      .where(and(isTheirs, eq(devices.deviceHash, deviceHash))),
    db.select({ count: sql<number>`count(*)` }).from(devices).where(isTheirs),
    db
      .insert(devices)
      .values({ userId, deviceHash, name, firstSeenAt: now, lastSeenAt: now })
      .onConflictDoUpdate({ target: [devices.userId, devices.deviceHash], set: { name, lastSeenAt: now } }),
  ])
  return { isNew: !known && (others?.count ?? 0) > 0, name, cookie: cookieFor(request, mark) }
}

/** For cron: browsers whose cookie is over by now. */
export async function forgetDevices(env: Env, now: number): Promise<void> {
  await drizzle(env.DB)
    .delete(devices)
    .where(lt(devices.lastSeenAt, now - KEPT_SECONDS * 1000))
}

function markOf(request: Request): string | undefined {
  const name = cookieName(request)
  const mark = parse(request.headers.get('cookie') ?? '', name)[name]
  return mark && /^dev_\w{10,80}$/.test(mark) ? mark : undefined
}

function cookieFor(request: Request, mark: string): string {
  const attributes = { path: '/', httpOnly: true, secure: isSecure(request), sameSite: 'Strict' as const }
  return serialize(cookieName(request), mark, { ...attributes, maxAge: KEPT_SECONDS })
}

function cookieName(request: Request): string {
  return `${cookiePrefixOf(request)}.device`
}
