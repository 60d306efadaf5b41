import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { ApiProblem, api, ok } from '../api'
import { t } from '../i18n'
import { enter } from '../session'

/** The device knows which passkeys it has for us, and the person chooses one. Throws an `ApiProblem`. */
export async function signInByPasskey(): Promise<void> {
  if (!browserSupportsWebAuthn()) throw notGiven(t('door.passkeyNone'))
  const { options } = await ok(api.session.passkey.options.$post())
  // Broken off, too late, none for this site: a browser does not say which, so that no page learns what a device has.
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON // bytes among them would have no form in JSON
  const response = await startAuthentication({ optionsJSON }).catch(() => {
    throw notGiven(t('door.passkeyNotGiven'))
  })
  enter((await ok(api.session.passkey.$post({ json: { response } }))).me)
}

function notGiven(detail: string): ApiProblem {
  return new ApiProblem({ status: 0, code: 'passkey.not_given', title: 'No passkey', detail })
}
