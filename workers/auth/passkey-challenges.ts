import { and, eq, gt } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { newId } from '../platform/ids'
import { verifications } from './schema'

const CHALLENGE_MS = 5 * 60_000

/**
 * What a challenge was made for, and nothing else may be done with it: adding a passkey is for the session that asked,
 * signing in is for whoever holds the passkey.
 */
export type Purpose = { kind: 'add'; sessionId: string } | { kind: 'sign-in' }

export async function keepChallenge(
  db: DrizzleD1Database,
  purpose: Purpose,
  challenge: string,
  now = Date.now(),
): Promise<void> {
  const at = new Date(now)
  await db.insert(verifications).values({
    id: newId('ver', now),
    identifier: identifierOf(purpose, challenge),
    value: challenge,
    expiresAt: new Date(now + CHALLENGE_MS),
    createdAt: at,
    updatedAt: at,
  })
}

/** True once: whoever comes with it again, or a moment later at the same time, finds it gone. */
export async function useChallenge(
  db: DrizzleD1Database,
  purpose: Purpose,
  challenge: string,
  now = Date.now(),
): Promise<boolean> {
  const used = await db
    .delete(verifications)
    .where(
      and(eq(verifications.identifier, identifierOf(purpose, challenge)), gt(verifications.expiresAt, new Date(now))),
    )
    .returning({ id: verifications.id })
  return used.length > 0
}

function identifierOf(purpose: Purpose, challenge: string): string {
  return purpose.kind === 'add' ? `passkey.add.${purpose.sessionId}.${challenge}` : `passkey.sign-in.${challenge}`
}
