import type { Actor } from '../conversations/actor'
import { Problem } from '../platform/problem'
import type { Permission, Role } from './permissions'

interface Rights {
  tenantId: string
  permissions: ReadonlySet<Permission>
}

/** A program with a key. */
export type Program = Rights & { kind: 'api'; keyId: string; name: string }
/** A person with a session. */
export type Person = Rights & {
  kind: 'agent'
  userId: string
  name: string
  email: string
  role: Role
  sessionId: string
}

/** Who makes a request. */
export type Principal = Program | Person

export function actorOf(principal: Principal): Actor {
  return principal.kind === 'api'
    ? { kind: 'api', keyId: principal.keyId }
    : { kind: 'agent', userId: principal.userId }
}

/** For what belongs to somebody at a screen: drafts, what they have read, their session. Throws a 403. */
export function personOf(principal: Principal): Person {
  if (principal.kind === 'agent') return principal
  throw new Problem({
    status: 403,
    code: 'auth.people_only',
    title: 'For people only',
    detail: 'This belongs to a person who has signed in; an API key has none of it.',
    nextStep: 'Sign in and use the session.',
  })
}
