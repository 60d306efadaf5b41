import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { Notice } from '../ui/notice'
import { DoorFrame } from './frame'
import { SignInSteps } from './steps'

/** Stands in place of the page that was asked for: signed in, one is there. */
export function SignIn({ expired }: { expired: boolean }) {
  const [failure] = useState(failureOfProvider)
  useEffect(() => {
    // Told once: whoever loads the page again has begun anew.
    if (failure !== null) history.replaceState(null, '', location.pathname)
  }, [failure])
  return (
    <DoorFrame>
      <SignInSteps title={t('signIn.title')}>
        {expired && (
          <p class="sign-in-expired" role="status">
            {t('signIn.expired')}
          </p>
        )}
        {failure !== null && (
          <Notice tone="critical" alert>
            {problemText({ code: failure, detail: t('signIn.notNow') })}
          </Notice>
        )}
      </SignInSteps>
    </DoorFrame>
  )
}

/** A link from anywhere may lead here: it makes us say nothing else. */
const OF_PROVIDER = /^(?:session\.sso_[a-z_]+|auth\.no_tenant)$/

/** With which code an organization's own provider sent the browser back, when it did not let it in. */
function failureOfProvider(): string | null {
  const code = new URLSearchParams(location.search).get('problem') ?? ''
  return OF_PROVIDER.test(code) ? code : null
}
