import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { SettingsSection } from '../section'
import { Passkeys } from './passkeys'
import { Password } from './password'
import { Profile } from './profile'
import { RecoveryCodesDialog } from './recovery-codes'
import { Sessions } from './sessions'
import { type AccountStore, createAccount } from './store'
import { TwoFactor } from './two-factor'
import './account.css'

/** One's own: who one is, how one signs in, and where one is signed in. */
export function AccountSection() {
  const store = useMemo(createAccount, [])
  useEffect(() => void store.load(), [store])
  return (
    <SettingsSection title={t('settings.account')} about={t('account.about')}>
      <Profile />
      <SignInWays store={store} />
      <RecoveryCodesDialog />
    </SettingsSection>
  )
}

function SignInWays({ store }: { store: AccountStore }) {
  const shown = store.shown.value
  const problem = store.problem.value
  if (!shown && problem)
    return (
      <Empty
        title={t('account.loadFailed')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  if (!shown) return <Skeleton rows={6} kind="line" />
  const { factors, passkeys, sessions } = shown
  const device = sessions.find(({ current }) => current)?.device ?? ''
  return (
    <>
      <Password onChanged={store.load} />
      <TwoFactor factors={factors} onChanged={store.load} />
      <Passkeys passkeys={passkeys} device={device} onChanged={store.load} />
      <Sessions sessions={sessions} onChanged={store.load} />
    </>
  )
}
