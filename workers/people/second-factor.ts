import { removeSecondFactors } from '../auth/second-factor-reset'
import { localeOf } from '../auth/sessions-open'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import type { TenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'
import type { Colleague } from './queries'

/** Somebody has lost theirs, and hears that it was taken away. A mail that cannot be sent undoes nothing. False: had none. */
export async function resetSecondFactor(
  env: Env,
  request: Request,
  scope: TenantScope,
  { id, email }: Pick<Colleague, 'id' | 'email'>,
): Promise<boolean> {
  if (!(await removeSecondFactors(env, id))) return false
  const organization = (await findTenant(scope))?.name ?? ''
  const data = { organization, at: Date.now(), link: `${dashboardOrigin(env, request)}/settings/account` }
  const locale = await localeOf(env, id, scope.tenantId)
  await mailerOf(env).send({ to: email, kind: 'second_factor_reset', locale, data })
  return true
}
