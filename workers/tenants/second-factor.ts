import { and, eq, sql } from 'drizzle-orm'
import { passkeys, users } from '../auth/schema'
import { Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'

/** Who asks it of everybody has one: else the first they lock out is themselves. Throws a 409. */
export async function requireOwnSecondFactor({ db }: TenantScope, userId: string): Promise<void> {
  const hasPasskey = sql`EXISTS (SELECT 1 FROM ${passkeys} WHERE ${passkeys.userId} = ${userId})`
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), sql`(${users.twoFactorEnabled} OR ${hasPasskey})`))
  if (!found) throw needsOne()
}

function needsOne(): Problem {
  return new Problem({
    status: 409,
    code: 'organization.two_factor_first',
    title: 'Set up your own first',
    detail: 'You ask a second factor of everybody, and have none yourself.',
    nextStep: 'Set up an authenticator app or a passkey for yourself, then switch this on.',
  })
}
