import type { Role } from '../auth/permissions'
import { domainOf, findSso } from '../auth/sso-queries'
import { Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'

/** Where the organization's own provider signs people in, their address must be of a domain that it may speak for. Throws a 409. */
export async function requireWayIn(scope: TenantScope, email: string, role: Role): Promise<void> {
  const sso = await findSso(scope)
  if (!sso?.required || role === 'owner' || sso.provenDomains.includes(domainOf(email))) return
  throw new Problem({
    status: 409,
    code: 'invitation.not_by_provider',
    title: 'No way in',
    detail: 'Your people sign in with your organization’s provider, which does so for its proven domains only.',
    nextStep: 'Invite an address of one of these domains, or have an owner prove another domain.',
  })
}
