import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { accounts } from './schema'
import { discardLinks } from './verify-token'

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128

/** better-auth's name for a password among the ways to sign in. */
const CREDENTIAL = 'credential'

/** Whether they had one or not. Links to choose one end: whoever got hold of one must not undo it. */
export async function replacePassword(env: Env, userId: string, password: string): Promise<void> {
  const { hashPassword } = await import('better-auth/crypto')
  const now = new Date()
  const hash = await hashPassword(password)
  const db = drizzle(env.DB)
  await discardLinks(db, 'password', userId)
  const isHeld = and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL))
  const changed = await db
    .update(accounts)
    .set({ password: hash, updatedAt: now })
    .where(isHeld)
    .returning({ id: accounts.id })
  if (changed.length > 0) return
  await db.insert(accounts).values({
    ...{ id: newId('acc'), userId, accountId: userId, providerId: CREDENTIAL },
    ...{ password: hash, createdAt: now, updatedAt: now },
  })
}

/** False also for who has none. */
export async function isPasswordOf(env: Env, userId: string, password: string): Promise<boolean> {
  const { verifyPassword } = await import('better-auth/crypto')
  const [held] = await drizzle(env.DB)
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL)))
  return held?.hash ? verifyPassword({ hash: held.hash, password }) : false
}

/** Sets a person's password. True: they had another one before. */
export async function putPassword({ db }: TenantScope, userId: string, password: string): Promise<boolean> {
  const { hashPassword, verifyPassword } = await import('better-auth/crypto')
  const [held] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, CREDENTIAL)))
  if (held?.password && (await verifyPassword({ hash: held.password, password }))) return false
  await discardLinks(db, 'password', userId)
  const updatedAt = new Date()
  const set = { password: await hashPassword(password), updatedAt }
  const row = { id: newId('acc'), userId, accountId: userId, providerId: CREDENTIAL, createdAt: updatedAt, ...set }
  if (held) await db.update(accounts).set(set).where(eq(accounts.id, held.id))
  else await db.insert(accounts).values(row)
  return held !== undefined
}
