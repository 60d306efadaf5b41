import { and, eq, gt, like } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { verifications } from './schema'

const TOKEN_BYTES = 32

/** What a mailed link is good for: a link for one is none for another. */
export type LinkPurpose = 'sign-up' | 'password' | 'sso'

/** The secret of a link; only its hash is stored, beside what it stands for. */
export async function issueLink(env: Env, purpose: LinkPurpose, value: string, livesMs: number): Promise<string> {
  const token = crypto
    .getRandomValues(new Uint8Array(TOKEN_BYTES))
    .toBase64({ alphabet: 'base64url', omitPadding: true })
  const now = new Date()
  await drizzle(env.DB)
    .insert(verifications)
    .values({
      ...{ id: newId('ver'), identifier: await identifierOf(purpose, token), value },
      ...{ expiresAt: new Date(now.getTime() + livesMs), createdAt: now, updatedAt: now },
    })
  return token
}

/** The same without using it up. */
export async function findLink(env: Env, purpose: LinkPurpose, token: string): Promise<string | null> {
  const [found] = await drizzle(env.DB)
    .select({ value: verifications.value })
    .from(verifications)
    .where(
      and(eq(verifications.identifier, await identifierOf(purpose, token)), gt(verifications.expiresAt, new Date())),
    )
  return found?.value ?? null
}

/** What the link stands for; null when it was used or is over. One statement: of two at once, one finds it gone. */
export async function useLink(env: Env, purpose: LinkPurpose, token: string): Promise<string | null> {
  const [used] = await drizzle(env.DB)
    .delete(verifications)
    .where(
      and(eq(verifications.identifier, await identifierOf(purpose, token)), gt(verifications.expiresAt, new Date())),
    )
    .returning({ value: verifications.value })
  return used?.value ?? null
}

/** Of somebody who needs them no more: nobody else comes with one that was lost. */
export async function discardLinks(db: TenantScope['db'], purpose: LinkPurpose, value: string): Promise<void> {
  const isOne = like(verifications.identifier, `link.${purpose}.%`)
  await db.delete(verifications).where(and(isOne, eq(verifications.value, value)))
}

async function identifierOf(purpose: LinkPurpose, token: string): Promise<string> {
  return `link.${purpose}.${await sha256Hex(token)}`
}
