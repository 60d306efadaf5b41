import type { MessageKey } from '../i18n'
import { may } from '../session'

export interface SectionLink {
  path: string
  name: MessageKey
  /** What one needs to open it; null: anybody. */
  permission: string | null
}

/** In the order in which they stand in the list; the first is everybody's. */
const SECTIONS: SectionLink[] = [
  { path: '/settings/account', name: 'settings.account', permission: null },
  { path: '/settings/organization', name: 'settings.organization', permission: 'tenant.write' },
  { path: '/settings/people', name: 'settings.people', permission: 'person.read' },
  { path: '/settings/teams', name: 'settings.teams', permission: 'team.write' },
  { path: '/settings/roles', name: 'settings.roles', permission: 'role.write' },
  { path: '/settings/access', name: 'settings.access', permission: 'tenant.write' },
  { path: '/settings/keys', name: 'settings.keys', permission: 'key.write' },
  { path: '/settings/webhooks', name: 'settings.webhooks', permission: 'webhook.write' },
  { path: '/settings/alarms', name: 'settings.alarms', permission: 'security.read' },
  { path: '/settings/audit', name: 'settings.audit', permission: 'audit.read' },
]

export function openSections(): SectionLink[] {
  return SECTIONS.filter(({ permission }) => permission === null || may(permission))
}
