import { eq } from 'drizzle-orm'
import { errorName, log } from '../../platform/log'
import type { TenantScope } from '../../platform/tenant-scope'
import { assistantSettings } from '../schema'
import { defaultHandbook, type Handbook, SECTIONS, type SettingsSection } from './sections'

/** All sections; what was never saved, or can no longer be read, is as we would choose it. */
export async function findHandbook({ db, tenantId }: TenantScope): Promise<Handbook> {
  const rows = await db
    .select({ section: assistantSettings.section, value: assistantSettings.value })
    .from(assistantSettings)
    .where(eq(assistantSettings.tenantId, tenantId))
  const saved = Object.fromEntries(rows.flatMap(({ section, value }) => readSection(section, value)))
  return { ...defaultHandbook(), ...saved }
}

function readSection(section: SettingsSection | 'gateOverride', value: string): [SettingsSection, unknown][] {
  if (section === 'gateOverride' || !Object.hasOwn(SECTIONS, section)) return []
  try {
    const parsed = SECTIONS[section].safeParse(JSON.parse(value))
    if (parsed.success) return [[section, parsed.data]]
  } catch (error) {
    log.error('assistant.settings_unreadable', { section, error: errorName(error) })
  }
  return []
}

export async function saveSection<Section extends SettingsSection>(
  { db, tenantId }: TenantScope,
  section: Section,
  value: Handbook[Section],
  by: string,
): Promise<void> {
  const row = { value: JSON.stringify(value), updatedBy: by, updatedAt: Date.now() }
  await db
    .insert(assistantSettings)
    .values({ tenantId, section, ...row })
    .onConflictDoUpdate({ target: [assistantSettings.tenantId, assistantSettings.section], set: row })
}
