import type { Actor } from '../conversations/actor'
import type { Sight } from '../conversations/sight'
import { Problem } from '../platform/problem'
import type { Visibility } from '../tenants/settings'
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
  /** A role of the tenant's own, in place of `role`. */
  roleId: string | null
  teamIds: string[]
  /** Which conversations. */
  sees: Visibility
  /** Numbers and names of customers only in part. */
  masks: boolean
  /** Messages may concern patients: which conversations they open is kept. */
  readsOnRecord: boolean
  /** Until they have set one up, they may do nothing else. */
  lacksSecondFactor: boolean
  /** Signed in by the tenant's own provider, whose word is not enough to change the account itself. */
  isBound: boolean
  sessionId: string
}

/** Who makes a request. */
export type Principal = Program | Person

/** Of whom it is, in a row or as a key of a limit: a person's id or a key's. */
export function principalId(principal: Principal): string {
  return principal.kind === 'api' ? principal.keyId : principal.userId
}

export function actorOf(principal: Principal): Actor {
  return principal.kind === 'api'
    ? { kind: 'api', keyId: principal.keyId }
    : { kind: 'agent', userId: principal.userId }
}

/** Undefined: everything. A key is given by somebody who may give it, and its program sees what its scopes allow. */
export function sightOf(principal: Principal): Sight | undefined {
  if (principal.kind === 'api' || principal.sees === 'all') return undefined
  return { policy: principal.sees, userId: principal.userId, teams: principal.teamIds }
}

export function masksFor(principal: Principal): boolean {
  return principal.kind === 'agent' && principal.masks
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
