import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { findMembership } from './membership'
import { permissionsOfOwnRole, permissionsOfRole } from './permissions'
import type { Person } from './principal'
import { crossSite, isFromOwnPage } from './same-origin'
import { sessionCookieOf } from './session-cookie'
import { noteUse } from './sessions-used'

/** How long another isolate may go on with a session that has ended, or with a role that has changed. */
const PERSON_MS = 15_000

const people = new ShortMemory<Person>({ keepMs: PERSON_MS, servesStale: false })

/**
 * Whose session the cookie is; null when it is nobody's or has ended. `onCookie` hears the cookie of a session that was
 * prolonged. Throws a 403 when another site may be behind the request, or when the person works for nobody.
 */
export async function findPerson(
  env: Env,
  request: Request,
  cookie: string,
  onCookie: (cookie: string) => void,
): Promise<Person | null> {
  const opensSocket = request.headers.get('upgrade') !== null
  const onlyReads = request.method === 'GET' || request.method === 'HEAD'
  if ((opensSocket || !onlyReads) && !isFromOwnPage(request)) throw crossSite()
  const key = await sha256Hex(cookie)
  // A request ends; a socket would outlive by days the rights that memory still gives it.
  if (opensSocket) people.forget(key)
  return people.get(key, async () => {
    const { findSession } = await import('./people-auth')
    const found = await findSession(env, request, { prolong: !opensSocket })
    if (!found) return null
    for (const renewed of found.cookies) onCookie(renewed)
    await noteUse(env, request, found)
    return asMember(env, found)
  })
}

/** In this isolate the session ends at once. */
export async function forgetPerson(request: Request): Promise<void> {
  const cookie = sessionCookieOf(request)
  if (cookie) people.forget(await sha256Hex(cookie))
}

/** In this isolate the session ends, or is read anew, at once. */
export function forgetSessions(sessionIds: readonly string[]): void {
  people.forgetWhere(({ sessionId }) => sessionIds.includes(sessionId))
}

/** In this isolate their rights are read anew; another one may remember the old ones for some seconds. */
export function forgetPeople(userIds: readonly string[]): void {
  people.forgetWhere(({ userId }) => userIds.includes(userId))
}

/** The same for everybody who works for a tenant. */
export function forgetPeopleOf(tenantId: string): void {
  people.forgetWhere((person) => person.tenantId === tenantId)
}

/** The person as they work for the tenant of their session. Throws a 403 when they work for none. */
export async function asMember(
  env: Env,
  { userId, name, email, sessionId }: Pick<Person, 'userId' | 'name' | 'email' | 'sessionId'>,
): Promise<Person> {
  const membership = await findMembership(env, { userId, sessionId })
  if (!membership) throw worksForNobody()
  const { tenantId, role, roleId, given, teamIds, visibility, masks, readsOnRecord, lacksSecondFactor, isBound } =
    membership
  const permissions = roleId === null ? permissionsOfRole(role) : permissionsOfOwnRole(role, given)
  const sees = permissions.has('conversation.see_all') ? 'all' : visibility
  const rights = {
    tenantId,
    role,
    roleId,
    permissions,
    teamIds,
    sees,
    masks,
    readsOnRecord,
    lacksSecondFactor,
    isBound,
  }
  return { kind: 'agent', userId, name, email, sessionId, ...rights }
}

function worksForNobody(): Problem {
  return new Problem({
    status: 403,
    code: 'auth.no_tenant',
    title: 'No organization yet',
    detail: 'This account is right, but does not belong to any organization.',
    nextStep: 'Ask an administrator of your organization to add you, then sign in again.',
  })
}
