/** Everything that can be allowed or refused, by name. */
export type Permission =
  | 'account.read'
  | 'event.read'
  | 'conversation.read'
  | 'conversation.reply'
  | 'conversation.note'
  | 'conversation.assign'
  | 'conversation.erase'
  | 'contact.read'
  | 'channel.read'
  | 'knowledge.read'
  | 'knowledge.write'

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
  'channels:read',
  'knowledge:read',
  'knowledge:write',
] as const
export type Scope = (typeof SCOPES)[number]

const ANALYST: Permission[] = ['account.read', 'channel.read', 'knowledge.read']
const AGENT: Permission[] = [
  ...ANALYST,
  'event.read',
  'conversation.read',
  'conversation.reply',
  'conversation.note',
  'conversation.assign',
  'contact.read',
]
const ADMIN: Permission[] = [...AGENT, 'knowledge.write', 'conversation.erase']

const OF_ROLE: Record<Role, ReadonlySet<Permission>> = {
  analyst: new Set(ANALYST),
  agent: new Set(AGENT),
  supervisor: new Set([...AGENT, 'knowledge.write']),
  admin: new Set(ADMIN),
  owner: new Set(ADMIN),
}

const OF_SCOPE: Record<Scope, readonly Permission[]> = {
  'events:read': ['event.read'],
  'messages:read': ['conversation.read'],
  'messages:write': ['conversation.reply', 'conversation.note'],
  'conversations:read': ['conversation.read'],
  'conversations:write': ['conversation.read', 'conversation.reply', 'conversation.note', 'conversation.assign'],
  'conversations:erase': ['conversation.erase'],
  'contacts:read': ['contact.read'],
  'channels:read': ['channel.read'],
  'knowledge:read': ['knowledge.read'],
  'knowledge:write': ['knowledge.read', 'knowledge.write'],
}

export function permissionsOfRole(role: Role): ReadonlySet<Permission> {
  return OF_ROLE[role]
}

/** Any key may ask who it is. */
export function permissionsOfScopes(scopes: readonly Scope[]): ReadonlySet<Permission> {
  return new Set<Permission>(['account.read', ...scopes.flatMap((scope) => OF_SCOPE[scope])])
}
