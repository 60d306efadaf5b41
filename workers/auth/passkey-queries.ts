import { and, asc, eq, lt, or, sql } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { passkeys } from './schema'

/** Of one person. */
export const MOST_PASSKEYS = 20

export interface PasskeyView {
  id: string
  name: string
  createdAt: number
  synced: boolean
}

export interface NewPasskey {
  name: string
  credentialId: string
  /** Base64. */
  publicKey: string
  counter: number
  deviceType: string
  backedUp: boolean
  transports: readonly string[]
  aaguid: string
}

export type HeldPasskey = typeof passkeys.$inferSelect

/** A person's own, whichever tenant they work for now: a passkey proves who they are, not where they work. */
export async function passkeysOf({ db }: TenantScope, userId: string): Promise<HeldPasskey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
}

export function viewOf({ id, name, createdAt, backedUp }: HeldPasskey): PasskeyView {
  return { id, name: name ?? '', createdAt: createdAt?.getTime() ?? 0, synced: backedUp }
}

/**
 * In one statement, for two who come with the same passkey at the same time: null, when somebody has it already or the
 * person has too many.
 */
export async function addPasskey(
  { db }: TenantScope,
  userId: string,
  passkey: NewPasskey,
  now = Date.now(),
): Promise<PasskeyView | null> {
  const id = newId('pas', now)
  const { name, credentialId, publicKey, counter, deviceType, backedUp, transports, aaguid } = passkey
  const { meta } = await db.run(sql`
    INSERT INTO passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, transports,
      created_at, aaguid)
    SELECT ${id}, ${name}, ${publicKey}, ${userId}, ${credentialId}, ${counter}, ${deviceType}, ${backedUp ? 1 : 0},
      ${transports.join()}, ${now}, ${aaguid}
    WHERE NOT EXISTS (SELECT 1 FROM passkeys WHERE credential_id = ${credentialId})
      AND (SELECT count(*) FROM passkeys WHERE user_id = ${userId}) < ${MOST_PASSKEYS}`)
  return meta.changes === 0 ? null : { id, name, createdAt: now, synced: backedUp }
}

/** False: there is none, or it is somebody else's. */
export async function removePasskey({ db }: TenantScope, userId: string, id: string): Promise<boolean> {
  const removed = await db
    .delete(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)))
    .returning({ id: passkeys.id })
  return removed.length > 0
}

export async function findPasskey(db: DrizzleD1Database, credentialId: string): Promise<HeldPasskey | undefined> {
  const [found] = await db.select().from(passkeys).where(eq(passkeys.credentialID, credentialId))
  return found
}

/**
 * Keeps how often the passkey says it was used. False: it was used as often before, so there are two of it, or it was
 * removed meanwhile. Some never count, and say zero each time.
 */
export async function countUse(
  db: DrizzleD1Database,
  id: string,
  { counter, backedUp }: { counter: number; backedUp: boolean },
): Promise<boolean> {
  const goesOn = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`))
  const changed = await db
    .update(passkeys)
    .set({ counter, backedUp })
    .where(and(eq(passkeys.id, id), goesOn))
    .returning({ id: passkeys.id })
  return changed.length > 0
}
