import { useState } from 'preact/hooks'
import { locale } from '../i18n'
import { Sent } from './sent'
import { type SignUp, signUp } from './server'
import { SignUpForm } from './sign-up-form'

/** An organization comes into being in two steps: what it is called and by whom, and the proof of the address. */
export function SignUpPage() {
  const [draft, setDraft] = useState<SignUp>(newDraft)
  const [sent, setSent] = useState(false)
  if (sent) return <Sent email={draft.email} kind="sign-up" send={() => signUp(draft)} onOther={() => setSent(false)} />
  return (
    <SignUpForm
      draft={draft}
      onChange={setDraft}
      onGiven={async (given) => {
        await signUp(given)
        setDraft(given)
        setSent(true)
      }}
    />
  )
}

function newDraft(): SignUp {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { organization: '', name: '', email: '', password: '', locale: languageTag(), timeZone, region: 'auto' }
}

/** With the country, if the browser says one: `es-MX`. */
function languageTag(): string {
  const chosen = locale.peek()
  return navigator.languages.find((one) => one.split('-')[0] === chosen && isTag(one)) ?? chosen
}

/** A browser under the POSIX locale calls its language `en-US@posix`, which the server would refuse for ever. */
function isTag(given: string): boolean {
  try {
    return Intl.getCanonicalLocales(given).length === 1
  } catch {
    return false
  }
}
