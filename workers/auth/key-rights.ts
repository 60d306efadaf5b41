import { Problem } from '../platform/problem'
import { type Permission, permissionsOfScopes, type Scope } from './permissions'
import { masksFor, type Principal, sightOf } from './principal'

/** With one of these a program meets customers: every conversation, and names and numbers in full. */
const MEETS_CUSTOMERS = /^(?:event|conversation|contact)\./

/** Those that somebody with these rights could not be given. */
export function scopesBeyond(own: ReadonlySet<Permission>, wanted: readonly Scope[]): Scope[] {
  return wanted.filter((scope) => ![...permissionsOfScopes([scope])].every((permission) => own.has(permission)))
}

/** Nobody reaches by a key what they may not do, or do not see, themselves. Throws a 403 that names the scopes. */
export function refuseBeyond(by: Principal, wanted: readonly Scope[]): void {
  const seesAll = !sightOf(by) && (!masksFor(by) || by.permissions.has('contact.reveal'))
  const beyond = new Set([...scopesBeyond(by.permissions, wanted), ...(seesAll ? [] : wanted.filter(meetsCustomers))])
  if (beyond.size === 0) return
  const scopes = wanted.filter((scope) => beyond.has(scope))
  throw new Problem({
    status: 403,
    code: 'key.beyond_own_rights',
    title: 'More than you may do',
    detail: `A key cannot be given what its maker may not do or see: ${scopes.join(', ')}.`,
    nextStep: 'Leave these scopes out, or ask somebody who has these rights.',
    more: { scopes },
  })
}

function meetsCustomers(scope: Scope): boolean {
  return [...permissionsOfScopes([scope])].some((permission) => MEETS_CUSTOMERS.test(permission))
}
