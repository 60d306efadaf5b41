import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { parseKeyRing, seal, unseal } from '../platform/key-ring'
import type { TenantScope } from '../platform/tenant-scope'
import { accounts, members, singleSignOns, users } from './schema'

export type SingleSignOn = typeof singleSignOns.$inferSelect

export async function findSso({
  db,
  tenantId,
}: Pick<TenantScope, 'db' | 'tenantId'>): Promise<SingleSignOn | undefined> {
  const [row] = await db.select().from(singleSignOns).where(eq(singleSignOns.tenantId, tenantId))
  return row
}

/** Finds the tenant, so it has no scope yet. */
export async function findSsoOfDomain(env: Env, domain: string): Promise<SingleSignOn | undefined> {
  const [row] = await drizzle(env.DB)
    .select()
    .from(singleSignOns)
    .where(claims([domain]))
    .limit(1)
  return row
}

/** Of these domains one that another tenant has. */
export async function findTakenDomain({ db, tenantId }: TenantScope, domains: string[]): Promise<string | undefined> {
  const rows = await db
    .select({ domains: singleSignOns.domains })
    .from(singleSignOns)
    .where(and(ne(singleSignOns.tenantId, tenantId), claims(domains)))
  return rows.flatMap((row) => row.domains).find((domain) => domains.includes(domain))
}

function claims(domains: string[]) {
  const claimed = sql`SELECT 1 FROM json_each(${singleSignOns.domains}) WHERE value IN (SELECT value FROM json_each(${JSON.stringify(domains)}))`
  return sql`EXISTS (${claimed})`
}

interface NewSso {
  issuer: string
  clientId: string
  clientSecret: string
  domains: string[]
  required: boolean
}

export async function putSso(env: Env, { db, tenantId }: TenantScope, { clientSecret, ...sso }: NewSso): Promise<void> {
  const now = Date.now()
  const { keyId, data } = await seal(parseKeyRing(env.TOKEN_KEYS), ownerOf(tenantId), clientSecret)
  const set = { ...sso, clientSecret: data, keyId, updatedAt: now }
  await db
    .insert(singleSignOns)
    .values({ tenantId, createdAt: now, ...set })
    .onConflictDoUpdate({ target: singleSignOns.tenantId, set })
}

export async function removeSso({ db, tenantId }: TenantScope): Promise<boolean> {
  const gone = await db
    .delete(singleSignOns)
    .where(eq(singleSignOns.tenantId, tenantId))
    .returning({ id: singleSignOns.tenantId })
  return gone.length > 0
}

export async function openSecret(env: Env, { tenantId, keyId, clientSecret }: SingleSignOn): Promise<string> {
  return unseal(parseKeyRing(env.TOKEN_KEYS), ownerOf(tenantId), { keyId, data: clientSecret })
}

/** After a new key became current: see channels/reseal.ts. */
export async function resealSso(env: Env, atOnce: number): Promise<{ resealed: number; left: number }> {
  const ring = parseKeyRing(env.TOKEN_KEYS)
  const db = drizzle(env.DB)
  const isOld = ne(singleSignOns.keyId, ring.current)
  const old = await db.select().from(singleSignOns).where(isOld).limit(atOnce)
  for (const row of old) {
    const { keyId, data } = await seal(ring, ownerOf(row.tenantId), await openSecret(env, row))
    const unchanged = and(eq(singleSignOns.tenantId, row.tenantId), eq(singleSignOns.clientSecret, row.clientSecret))
    await db.update(singleSignOns).set({ clientSecret: data, keyId }).where(unchanged)
  }
  return { resealed: old.length, left: await db.$count(singleSignOns, isOld) }
}

/** The e-mail domains of those who own the tenant: their addresses are proven. */
export async function ownersDomains({ db, tenantId }: TenantScope): Promise<Set<string>> {
  const rows = await db
    .select({ email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.tenantId, tenantId), eq(members.role, 'owner'), isNull(members.deactivatedAt)))
  return new Set(rows.map(({ email }) => domainOf(email)))
}

/** Who works for the tenant now. */
export async function listMemberIds({ db, tenantId }: TenantScope): Promise<string[]> {
  const rows = await db
    .select({ id: members.userId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), isNull(members.deactivatedAt)))
  return rows.map(({ id }) => id)
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/**
 * Whom the provider's subject is: somebody it was before, or else whoever works here under that address, who is remembered.
 * A provider's word makes nobody, and reaches nobody who does not work for its tenant.
 */
export async function findSubject(
  env: Env,
  tenantId: string,
  { subject, email }: { subject: string; email: string | null },
): Promise<string | null> {
  const db = drizzle(env.DB)
  const providerId = `sso:${tenantId}`
  const works = db
    .select({ id: members.userId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), isNull(members.deactivatedAt)))
  const [held] = await db
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.providerId, providerId), eq(accounts.accountId, subject)))
  if (held) {
    const [member] = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, held.userId), inArray(users.id, works)))
    return member?.id ?? null
  }
  if (email === null) return null
  const [member] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), inArray(users.id, works)))
  if (!member) return null
  const at = new Date()
  const row = { id: newId('acc'), userId: member.id, accountId: subject, providerId, createdAt: at, updatedAt: at }
  await db.insert(accounts).values(row)
  return member.id
}

function ownerOf(tenantId: string): string {
  return `sso:${tenantId}`
}
