import { PERMISSIONS, type Permission, type Role, type Scope } from '../../../workers/auth/permissions'
import { ROUTES_OF } from './rights-routes'

/**
 * What must hold, written down a second time: whoever loosens a route, a role or a scope in the product fails here, and has
 * to say so on purpose.
 */
interface Right {
  roles: readonly Role[]
  scopes: readonly Scope[]
}

const OWNERS: readonly Role[] = ['owner']
const ADMINS: readonly Role[] = [...OWNERS, 'admin']
const SUPERVISORS: readonly Role[] = [...ADMINS, 'supervisor']
const AGENTS: readonly Role[] = [...SUPERVISORS, 'agent']
const EVERYBODY: readonly Role[] = [...AGENTS, 'analyst']

const ANY_KEY: readonly Scope[] = [
  'events:read',
  'messages:read',
  'messages:write',
  'conversations:read',
  'conversations:write',
  'conversations:erase',
  'contacts:read',
  'contacts:write',
  'channels:read',
  'channels:write',
  'templates:write',
  'usage:read',
  'knowledge:read',
  'knowledge:write',
  'assistant:write',
  'leads:read',
  'leads:write',
  'labels:write',
]

export const RIGHTS: Record<Permission | 'public', Right> = {
  public: { roles: [], scopes: [] },
  'account.read': { roles: EVERYBODY, scopes: ANY_KEY },
  'event.read': { roles: AGENTS, scopes: ['events:read'] },
  'conversation.read': { roles: AGENTS, scopes: ['messages:read', 'conversations:read', 'conversations:write'] },
  'conversation.see_all': { roles: SUPERVISORS, scopes: [] },
  'conversation.reply': { roles: AGENTS, scopes: ['messages:write', 'conversations:write'] },
  'conversation.note': { roles: AGENTS, scopes: ['messages:write', 'conversations:write'] },
  'conversation.assign': { roles: AGENTS, scopes: ['conversations:write'] },
  'conversation.erase': { roles: ADMINS, scopes: ['conversations:erase'] },
  'contact.read': { roles: AGENTS, scopes: ['contacts:read', 'contacts:write'] },
  'contact.merge': { roles: AGENTS, scopes: ['contacts:write'] },
  'contact.reveal': { roles: SUPERVISORS, scopes: [] },
  'contact.export': { roles: ADMINS, scopes: [] },
  'channel.read': { roles: EVERYBODY, scopes: ['channels:read', 'channels:write', 'templates:write'] },
  'channel.write': { roles: ADMINS, scopes: ['channels:write'] },
  'template.write': { roles: SUPERVISORS, scopes: ['templates:write'] },
  'usage.read': { roles: [...SUPERVISORS, 'analyst'], scopes: ['usage:read'] },
  'knowledge.read': { roles: EVERYBODY, scopes: ['knowledge:read', 'knowledge:write', 'assistant:write'] },
  'knowledge.write': { roles: SUPERVISORS, scopes: ['knowledge:write'] },
  'assistant.write': { roles: ADMINS, scopes: ['assistant:write'] },
  'lead.read': { roles: [...AGENTS, 'analyst'], scopes: ['leads:read', 'leads:write'] },
  'lead.write': { roles: AGENTS, scopes: ['leads:write'] },
  'label.read': { roles: EVERYBODY, scopes: ANY_KEY },
  'label.write': { roles: SUPERVISORS, scopes: ['labels:write'] },
  'person.read': { roles: SUPERVISORS, scopes: [] },
  'person.write': { roles: ADMINS, scopes: [] },
  'role.write': { roles: ADMINS, scopes: [] },
  'team.write': { roles: SUPERVISORS, scopes: [] },
  'key.write': { roles: ADMINS, scopes: [] },
  'webhook.write': { roles: ADMINS, scopes: [] },
  'tenant.write': { roles: ADMINS, scopes: [] },
  'tenant.own': { roles: OWNERS, scopes: [] },
  'audit.read': { roles: ADMINS, scopes: [] },
  'security.read': { roles: ADMINS, scopes: [] },
}

const permissions = [...PERMISSIONS, 'public'] as const

/** `PUT /api/labels/{labelId}` → `label.write`. */
export const PERMISSION_OF: Readonly<Record<string, string>> = Object.fromEntries(
  permissions.flatMap((permission) => ROUTES_OF[permission].map((route) => [route, permission])),
)

export function mayRole(role: Role, route: string): boolean {
  return permissions.some((one) => RIGHTS[one].roles.includes(role) && ROUTES_OF[one].includes(route))
}

export function mayScope(scope: Scope, route: string): boolean {
  return permissions.some((one) => RIGHTS[one].scopes.includes(scope) && ROUTES_OF[one].includes(route))
}
