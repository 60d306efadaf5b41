import { and, eq, lte, ne } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { type KeyRing, parseKeyRing, seal, unseal } from '../platform/key-ring'
import type { Endpoint } from './queries'
import { webhookEndpoints } from './schema'
import { newWebhookSecret } from './sign'

/** How long a receiver may take to learn its new secret. */
export const OLD_SECRET_MS = 24 * 3_600_000

type Row = Pick<Endpoint, 'tenantId' | 'id'>
type Sealed = Pick<Endpoint, 'secret' | 'keyId' | 'oldSecret' | 'oldSecretUntil'>

/** A new secret, in the clear for once, and as it is kept. */
export async function makeSecret(env: Env, row: Row): Promise<{ secret: string; kept: Sealed }> {
  const secret = newWebhookSecret()
  return { secret, kept: await keep(parseKeyRing(env.TOKEN_KEYS), row, [secret], null) }
}

/** The one before is signed with too, until its time is over. */
export async function replaceSecret(
  env: Env,
  endpoint: Endpoint,
  now: number,
): Promise<{ secret: string; kept: Sealed }> {
  const ring = parseKeyRing(env.TOKEN_KEYS)
  const secret = newWebhookSecret()
  const [held = ''] = await open(ring, endpoint)
  return { secret, kept: await keep(ring, endpoint, [secret, held], now + OLD_SECRET_MS) }
}

/** What an event is signed with now: the secret, and while it counts the one before. */
export async function openSecrets(env: Env, endpoint: Endpoint, now: number): Promise<string[]> {
  const [secret = '', old] = await open(parseKeyRing(env.TOKEN_KEYS), endpoint)
  return old !== undefined && (endpoint.oldSecretUntil ?? 0) > now ? [secret, old] : [secret]
}

/** For cron: what no longer counts is not kept either. */
export async function discardOldSecrets(env: Env, now: number): Promise<void> {
  await drizzle(env.DB)
    .update(webhookEndpoints)
    .set({ oldSecret: null, oldSecretUntil: null })
    .where(lte(webhookEndpoints.oldSecretUntil, now))
}

/** As resealSecrets in channels/reseal.ts, for at most `limit`. */
export async function resealWebhooks(env: Env, limit: number): Promise<{ resealed: number; left: number }> {
  const ring = parseKeyRing(env.TOKEN_KEYS)
  const db = drizzle(env.DB)
  const underOldKey = ne(webhookEndpoints.keyId, ring.current)
  const rows = await db.select().from(webhookEndpoints).where(underOldKey).limit(limit)
  for (const row of rows) {
    const { tenantId, id, secret } = webhookEndpoints
    const unchanged = and(eq(tenantId, row.tenantId), eq(id, row.id), eq(secret, row.secret))
    await db
      .update(webhookEndpoints)
      .set(await keep(ring, row, await open(ring, row), row.oldSecretUntil))
      .where(unchanged)
  }
  return { resealed: rows.length, left: await db.$count(webhookEndpoints, underOldKey) }
}

/** Both under the same key of the ring. */
async function keep(ring: KeyRing, row: Row, [secret = '', old]: string[], until: number | null): Promise<Sealed> {
  const { keyId, data } = await seal(ring, ownerOf(row), secret)
  const oldSecret = old === undefined ? null : (await seal(ring, ownerOf(row), old)).data
  return { secret: data, keyId, oldSecret, oldSecretUntil: oldSecret === null ? null : until }
}

function open(ring: KeyRing, endpoint: Row & Sealed): Promise<string[]> {
  const { keyId, secret, oldSecret } = endpoint
  const sealed = oldSecret === null ? [secret] : [secret, oldSecret]
  return Promise.all(sealed.map((data) => unseal(ring, ownerOf(endpoint), { keyId, data })))
}

function ownerOf({ tenantId, id }: Row): string {
  return `${tenantId}.${id}`
}
