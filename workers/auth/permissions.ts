/** Everything that can be allowed or refused, by name. */
export const PERMISSIONS = [
  'account.read',
  'event.read',
  'conversation.read',
  'conversation.see_all',
  'conversation.reply',
  'conversation.note',
  'conversation.assign',
  'conversation.erase',
  'contact.read',
  'contact.merge',
  'contact.reveal',
  'contact.export',
  'channel.read',
  'channel.write',
  'template.write',
  'usage.read',
  'knowledge.read',
  'knowledge.write',
  'assistant.write',
  'lead.read',
  'lead.write',
  'label.read',
  'label.write',
  'person.read',
  'person.write',
  'role.write',
  'team.write',
  'key.write',
  'webhook.write',
  'tenant.write',
  'tenant.own',
  'audit.read',
  'security.read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const ROLES = ['owner', 'admin', 'supervisor', 'agent', 'analyst'] as const
export type Role = (typeof ROLES)[number]

/** What an API key may be given. */
export const SCOPES = [
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
] as const
export type Scope = (typeof SCOPES)[number]

const EVERYBODY: Permission[] = ['account.read', 'label.read', 'channel.read', 'knowledge.read']
const ANALYST: Permission[] = [...EVERYBODY, 'usage.read', 'lead.read']
const AGENT: Permission[] = [
  ...EVERYBODY,
  'event.read',
  'conversation.read',
  'conversation.reply',
  'conversation.note',
  'conversation.assign',
  'contact.read',
  'contact.merge',
  'lead.read',
  'lead.write',
]
const SUPERVISOR: Permission[] = [
  ...AGENT,
  'conversation.see_all', // whatever the tenant lets its agents see
  'contact.reveal',
  'person.read',
  'team.write',
  'knowledge.write',
  'label.write',
  'template.write',
  'usage.read',
]
const ADMIN: Permission[] = [
  ...SUPERVISOR,
  'assistant.write',
  'channel.write',
  'contact.export',
  'conversation.erase',
  'person.write',
  'role.write',
  'key.write',
  'webhook.write',
  'tenant.write',
  'audit.read',
  'security.read',
]
const OWNER: Permission[] = [...ADMIN, 'tenant.own']

const OF_ROLE: Record<Role, ReadonlySet<Permission>> = {
  analyst: new Set(ANALYST),
  agent: new Set(AGENT),
  supervisor: new Set(SUPERVISOR),
  admin: new Set(ADMIN),
  owner: new Set(OWNER),
}

const OF_SCOPE: Record<Scope, readonly Permission[]> = {
  'events:read': ['event.read'],
  'messages:read': ['conversation.read'],
  'messages:write': ['conversation.reply', 'conversation.note'],
  'conversations:read': ['conversation.read'],
  'conversations:write': ['conversation.read', 'conversation.reply', 'conversation.note', 'conversation.assign'],
  'conversations:erase': ['conversation.erase'],
  'contacts:read': ['contact.read'],
  'contacts:write': ['contact.read', 'contact.merge'],
  'channels:read': ['channel.read'],
  'channels:write': ['channel.read', 'channel.write'],
  'templates:write': ['channel.read', 'template.write'],
  'usage:read': ['usage.read'],
  'knowledge:read': ['knowledge.read'],
  'knowledge:write': ['knowledge.read', 'knowledge.write'],
  'assistant:write': ['knowledge.read', 'assistant.write'],
  'leads:read': ['lead.read'],
  'leads:write': ['lead.read', 'lead.write'],
  'labels:write': ['label.write'],
}

export function permissionsOfRole(role: Role): ReadonlySet<Permission> {
  return OF_ROLE[role]
}

/** What anybody may who can sign in. */
const LEAST: Permission[] = ['account.read', 'label.read']

/**
 * Of a role of the tenant's own: never more than the built-in role beside it allows. `given` is null when the role is gone,
 * which leaves nothing.
 */
export function permissionsOfOwnRole(most: Role, given: readonly Permission[] | null): ReadonlySet<Permission> {
  return new Set([...LEAST, ...(given ?? []).filter((permission) => OF_ROLE[most].has(permission))])
}

/** The smallest built-in role that allows all of it; an owner's part is in no other role. */
export function leastRoleOf(permissions: readonly Permission[]): Role {
  const smallest = [...ROLES].reverse().find((role) => permissions.every((one) => OF_ROLE[role].has(one)))
  return smallest ?? 'admin'
}

/** Any key may ask who it is, and what the labels it meets are called. */
export function permissionsOfScopes(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set<Permission>(['account.read', 'label.read', ...scopes.flatMap((scope) => OF_SCOPE[scope])])
}
