import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import { localeOf } from './sessions-open'

interface Whose {
  userId: string
  email: string
}

/** A mail that cannot be sent undoes nothing. */
export async function tellOfTwoFactor(
  env: Env,
  request: Request,
  whose: Whose,
  kind: 'two_factor_on' | 'two_factor_off' | 'passkey_added' | 'passkey_removed',
) {
  const data = { at: Date.now(), link: accountLink(env, request) }
  await mailerOf(env).send({ to: whose.email, kind, locale: await localeOf(env, whose.userId, undefined), data })
}

export async function tellOfRecoveryCode(env: Env, request: Request, { userId, email }: Whose): Promise<void> {
  const { recoveryCodes } = await import('./two-factor-auth')
  const left = (await recoveryCodes(env, request, userId)).length
  const data = { at: Date.now(), left, link: accountLink(env, request) }
  await mailerOf(env).send({
    to: email,
    kind: 'recovery_code_used',
    locale: await localeOf(env, userId, undefined),
    data,
  })
}

function accountLink(env: Env, request: Request): string {
  return `${dashboardOrigin(env, request)}/settings/account`
}
