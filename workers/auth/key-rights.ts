import { Problem } from '../platform/problem'
import { type Permission, permissionsOfScopes, type Scope } from './permissions'

/** Nobody reaches by a key what they may not do themselves. Throws a 403 that names the scopes. */
export function refuseBeyond(own: ReadonlySet<Permission>, wanted: readonly Scope[]): void {
  const beyond = wanted.filter((scope) => ![...permissionsOfScopes([scope])].every((permission) => own.has(permission)))
  if (beyond.length === 0) return
  throw new Problem({
    status: 403,
    code: 'key.beyond_own_rights',
    title: 'More than you may do',
    detail: `A key cannot be given what its maker may not do: ${beyond.join(', ')}.`,
    nextStep: 'Leave these scopes out, or ask somebody who has these rights.',
    more: { scopes: beyond },
  })
}
