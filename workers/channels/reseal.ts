import { and, eq, isNull, ne } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { resealSso } from '../auth/sso-queries'
import type { Env } from '../env'
import { parseKeyRing, seal, unseal } from '../platform/key-ring'
import { resealWebhooks } from '../webhooks/secrets'
import { apps, channels } from './schema'

/** Secrets of one call: each is a decryption, an encryption and a write. */
const AT_ONCE = 100

/**
 * After a new key became current in TOKEN_KEYS: puts secrets that are still under an old one under it. Repeat until none is
 * left; then the old key may leave the ring. A secret changed meanwhile is left as it is: it is under the new key already.
 */
export async function resealSecrets(env: Env): Promise<{ resealed: number; left: number }> {
  const ring = parseKeyRing(env.TOKEN_KEYS)
  const db = drizzle(env.DB)
  // A number that was disconnected has no token any more.
  const underOldKey = and(ne(channels.keyId, ring.current), isNull(channels.disconnectedAt))
  const oldTokens = await db.select().from(channels).where(underOldKey).limit(AT_ONCE)
  for (const { id, keyId, accessToken } of oldTokens) {
    const { keyId: newKeyId, data } = await seal(ring, id, await unseal(ring, id, { keyId, data: accessToken }))
    const unchanged = and(eq(channels.id, id), eq(channels.accessToken, accessToken))
    await db.update(channels).set({ accessToken: data, keyId: newKeyId }).where(unchanged)
  }
  const oldApps = await db.select().from(apps).where(ne(apps.keyId, ring.current)).limit(AT_ONCE)
  for (const { slug, keyId, appSecret } of oldApps) {
    const { keyId: newKeyId, data } = await seal(ring, slug, await unseal(ring, slug, { keyId, data: appSecret }))
    const unchanged = and(eq(apps.slug, slug), eq(apps.appSecret, appSecret))
    await db.update(apps).set({ appSecret: data, keyId: newKeyId }).where(unchanged)
  }
  const webhooks = await resealWebhooks(env, AT_ONCE)
  const sso = await resealSso(env, AT_ONCE)
  const left = (await db.$count(channels, underOldKey)) + (await db.$count(apps, ne(apps.keyId, ring.current)))
  return {
    resealed: oldTokens.length + oldApps.length + webhooks.resealed + sso.resealed,
    left: left + webhooks.left + sso.left,
  }
}
