import { and, desc, eq } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { newId } from '../platform/ids'
import { sessions, verifications } from './schema'

/** Whoever finds a screen unlocked must not be able to make it theirs. */
export const PROOF_MS = 15 * 60_000

/** The password was said once more in this session. Answers until when that counts. */
export async function keepProof(db: DrizzleD1Database, sessionId: string, now = Date.now()): Promise<number> {
  const at = new Date(now)
  await db.insert(verifications).values({
    id: newId('ver', now),
    identifier: identifierOf(sessionId),
    value: sessionId,
    expiresAt: new Date(now + PROOF_MS),
    createdAt: at,
    updatedAt: at,
  })
  return now + PROOF_MS
}

/**
 * When the person last proved in this session who they are: by signing in, by a second proof, or by the password once more.
 * 0 in one that a tenant's own provider vouches for: its word holds in that tenant, and a passkey opens every tenant of its
 * person.
 */
export async function lastProofAt(db: DrizzleD1Database, sessionId: string): Promise<number> {
  const [[session], [again]] = await db.batch([
    db
      .select({ createdAt: sessions.createdAt, verifiedAt: sessions.verifiedAt })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.sso, false))),
    db
      .select({ at: verifications.createdAt })
      .from(verifications)
      .where(eq(verifications.identifier, identifierOf(sessionId)))
      .orderBy(desc(verifications.createdAt))
      .limit(1),
  ])
  if (!session) return 0
  return Math.max(session.createdAt.getTime(), session.verifiedAt ?? 0, again?.at.getTime() ?? 0)
}

/** A device has just unlocked a new passkey for this session: that is more than the password. */
export async function noteSecondProof(db: DrizzleD1Database, sessionId: string, now = Date.now()): Promise<void> {
  await db.update(sessions).set({ verifiedAt: now }).where(eq(sessions.id, sessionId))
}

function identifierOf(sessionId: string): string {
  return `proof.${sessionId}`
}
