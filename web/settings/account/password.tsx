import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { session } from '../../session'
import { NewPasswordField, passwordFault } from '../../sign-in/new-password'
import { PasswordField } from '../../sign-in/password-field'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { useAct } from './act'
import { accountServer } from './server'

export function Password({ onChanged }: { onChanged: () => Promise<void> }) {
  const { value: here } = session
  const about = here.state === 'in' ? [here.me.name, here.me.email ?? '', here.me.tenant.name] : []
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, problem, run } = useAct()
  async function change(): Promise<void> {
    if (busy || current === '') return
    const found = passwordFault(chosen)
    setFault(found)
    if (found || !(await run(() => accountServer.changePassword(current, chosen)))) return
    setCurrent('')
    setChosen('')
    say(t('account.passwordChanged'))
    await onChanged()
  }
  return (
    <section class="page-section page-column" aria-labelledby="account-password">
      <h3 id="account-password">{t('account.password')}</h3>
      <form
        class="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        <PasswordField
          label={t('account.passwordNow')}
          autoComplete="current-password"
          value={current}
          error={problem ?? undefined}
          onChange={setCurrent}
        />
        <NewPasswordField
          label={t('account.passwordNew')}
          about={about}
          value={chosen}
          error={fault}
          onChange={(typed) => {
            setChosen(typed)
            setFault(undefined)
          }}
        />
        <Button type="submit" class="account-verb" disabled={busy || current === '' || chosen === ''}>
          {t(busy ? 'channels.working' : 'account.passwordChange')}
        </Button>
      </form>
    </section>
  )
}
