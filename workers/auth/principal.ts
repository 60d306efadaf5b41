import type { Actor } from '../conversations/actor'
import type { Permission } from './permissions'

/** Who makes a request: a program with a key, or (from step 2) a person with a session. */
export type Principal = {
  tenantId: string
  permissions: ReadonlySet<Permission>
} & ({ kind: 'api'; keyId: string; name: string } | { kind: 'agent'; userId: string; name: string })

export function actorOf(principal: Principal): Actor {
  return principal.kind === 'api'
    ? { kind: 'api', keyId: principal.keyId }
    : { kind: 'agent', userId: principal.userId }
}
