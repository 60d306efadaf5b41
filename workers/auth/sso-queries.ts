import { and, eq, inArray, isNull, ne, not, notInArray, type SQL, sql } from 'drizzle-orm'
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

/** Whose domain it was found to be. Finds the tenant, so it has no scope yet. */
export async function findSsoOfDomain(env: Env, domain: string): Promise<SingleSignOn | undefined> {
  const [row] = await drizzle(env.DB)
    .select()
    .from(singleSignOns)
    .where(holds(sql`${singleSignOns.provenDomains}`, [domain]))
    .limit(1)
  return row
}

/** Of these domains one that was found to be another tenant's. */
export async function findTakenDomain({ db, tenantId }: TenantScope, domains: string[]): Promise<string | undefined> {
  const rows = await db
    .select({ proven: singleSignOns.provenDomains })
    .from(singleSignOns)
    .where(and(ne(singleSignOns.tenantId, tenantId), holds(sql`${singleSignOns.provenDomains}`, domains)))
  return rows.flatMap(({ proven }) => proven).find((domain) => domains.includes(domain))
}

/**
 * False: the domain is not among the tenant's any more, or another tenant has proven it meanwhile. One statement, so that of
 * two who prove it at once the second stays without. Safe to repeat.
 */
export async function keepProof({ db, tenantId }: TenantScope, domain: string): Promise<boolean> {
  const { domains, provenDomains } = singleSignOns
  const others = sql`EXISTS (SELECT 1 FROM single_sign_ons other WHERE other.tenant_id <> ${tenantId}
    AND ${holds(sql`other.proven_domains`, [domain])})`
  const without = sql`(SELECT json_group_array(value) FROM json_each(${provenDomains}) WHERE value <> ${domain})`
  const kept = await db
    .update(singleSignOns)
    .set({ provenDomains: sql`json_insert(${without}, '$[#]', ${domain})`, updatedAt: Date.now() })
    .where(and(eq(singleSignOns.tenantId, tenantId), holds(sql`${domains}`, [domain]), not(others)))
    .returning({ id: singleSignOns.tenantId })
  return kept.length > 0
}

function holds(column: SQL, domains: string[]): SQL {
  const wanted = sql`SELECT value FROM json_each(${JSON.stringify(domains)})`
  return sql`EXISTS (SELECT 1 FROM json_each(${column}) WHERE value IN (${wanted}))`
}

interface NewSso {
  issuer: string
  clientId: string
  clientSecret: string
  domains: string[]
  provenDomains: string[]
  required: boolean
}

export async function putSso(env: Env, { db, tenantId }: TenantScope, { clientSecret, ...sso }: NewSso): Promise<void> {
  const now = Date.now()
  const { keyId, data } = await seal(parseKeyRing(env.TOKEN_KEYS), ownerOf(tenantId), clientSecret)
  const set = { ...sso, clientSecret: data, keyId, updatedAt: now }
  const isSame = sql`EXISTS (SELECT 1 FROM single_sign_ons held WHERE held.tenant_id = ${tenantId}
    AND held.issuer = ${sso.issuer} AND held.client_id = ${sso.clientId})`
  await db.batch([
    // Another provider counts its people anew: its number seven is somebody else.
    db.delete(accounts).where(and(eq(accounts.providerId, ownerOf(tenantId)), not(isSame))),
    db
      .insert(singleSignOns)
      .values({ tenantId, createdAt: now, ...set })
      .onConflictDoUpdate({ target: singleSignOns.tenantId, set }),
  ])
}

export async function removeSso({ db, tenantId }: TenantScope): Promise<boolean> {
  const [gone] = await db.batch([
    db.delete(singleSignOns).where(eq(singleSignOns.tenantId, tenantId)).returning({ id: singleSignOns.tenantId }),
    db.delete(accounts).where(eq(accounts.providerId, ownerOf(tenantId))),
  ])
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
 * Whoever came in by one subject comes in by no other: addresses in a provider may be anybody's to write, and most providers
 * do not say whether one was checked. A provider's word makes nobody, and reaches nobody who does not work for its tenant.
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
  const hasAnother = db.select({ id: accounts.userId }).from(accounts).where(eq(accounts.providerId, providerId))
  const [member] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), inArray(users.id, works), notInArray(users.id, hasAnother)))
  if (!member) return null
  const at = new Date()
  const row = { id: newId('acc'), userId: member.id, accountId: subject, providerId, createdAt: at, updatedAt: at }
  await db.insert(accounts).values(row)
  return member.id
}

/** Somebody comes back: the provider may know them under another subject by now. */
export async function forgetSubject({ db, tenantId }: TenantScope, userId: string): Promise<void> {
  await db.delete(accounts).where(and(eq(accounts.providerId, `sso:${tenantId}`), eq(accounts.userId, userId)))
}

function ownerOf(tenantId: string): string {
  return `sso:${tenantId}`
}
