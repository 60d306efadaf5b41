import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { assistantSettings } from '../assistant/schema'
import type { SettingsSection } from '../assistant/settings/sections'
import { documents } from '../knowledge/schema'
import { sha256Hex } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'

/** Of the handbook what shapes an answer. */
const SHAPING: SettingsSection[] = ['voice', 'escalation', 'leadPlan', 'flows']

/**
 * Everything that the assistant goes by, as one hash: what a trial found holds as long as it stays. A document that is added,
 * changed, removed, withheld or out of date changes it, a draft does not; an edit that is undone leaves it as it was.
 */
export async function knowsNow({ db, tenantId }: TenantScope, now: number): Promise<string> {
  const { id, version, title, contentHash, audience, state, expiresAt } = documents
  const [known, handbook] = await db.batch([
    db
      .select({ id, version, title, contentHash, audience, state, expiresAt })
      .from(documents)
      .where(and(eq(documents.tenantId, tenantId), eq(documents.published, true), ne(state, 'deleted')))
      .orderBy(asc(id)),
    db
      .select({ section: assistantSettings.section, value: assistantSettings.value })
      .from(assistantSettings)
      .where(and(eq(assistantSettings.tenantId, tenantId), inArray(assistantSettings.section, SHAPING)))
      .orderBy(asc(assistantSettings.section)),
  ])
  const told = known
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .map(({ state, expiresAt, ...document }) => ({ ...document, isRead: state === 'ready' }))
  return sha256Hex(JSON.stringify([told, handbook]))
}
