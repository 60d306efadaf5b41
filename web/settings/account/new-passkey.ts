import { ApiProblem, api, ok } from '../../api'
import { t } from '../../i18n'
import type { Passkey } from './server'

export function canMakePasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined'
}

/** Asks the device for a passkey, and the server to take it. Throws an `ApiProblem`. The library comes when it is needed. */
export async function makePasskey(name: string): Promise<Passkey> {
  const [{ options }, { startRegistration, WebAuthnError }] = await Promise.all([
    ok(api.passkeys.options.$post({})),
    import('@simplewebauthn/browser'),
  ])
  // Wishes for extras would come as bytes, which JSON has none of; nobody reads their answer.
  const { extensions: _, ...asked } = options
  const response = await startRegistration({ optionsJSON: asked }).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    throw notMade(isKnown ? 'passkey.known' : 'passkey.not_made', error.message)
  })
  return (await ok(api.passkeys.$post({ json: { response, name } }))).passkey
}

/** Broken off, too late, not unlocked: a browser does not say which. */
function notMade(code: string, title: string): ApiProblem {
  return new ApiProblem({ status: 0, code, title, detail: t('account.passkeyNotMade') })
}
