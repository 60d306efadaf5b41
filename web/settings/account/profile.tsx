import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { correctMe, session } from '../../session'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { useAct } from './act'
import { accountServer } from './server'

/** How colleagues know one, and where letters go. */
export function Profile() {
  const { value: here } = session
  const me = here.state === 'in' ? here.me : null
  const [name, setName] = useState(me?.name ?? '')
  const { busy, problem, run } = useAct()
  const wanted = name.trim()
  async function save(): Promise<void> {
    if (busy || wanted === '' || wanted === me?.name) return
    const done = await run(async () => correctMe(await accountServer.rename(wanted)))
    if (done) say(t('account.nameSaved'))
  }
  return (
    <section class="page-section page-column" aria-labelledby="account-profile">
      <h3 id="account-profile">{t('account.profile')}</h3>
      <form
        class="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={t('account.name')}
          help={t('account.nameHelp')}
          error={wanted === '' ? t('account.nameNeeded') : problem}
          maxLength={200}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('account.email')}
          help={t('account.emailHelp')}
          type="email"
          disabled
          value={me?.email ?? ''}
          onInput={() => {}}
        />
        <Button type="submit" class="account-verb" disabled={busy || wanted === '' || wanted === me?.name}>
          {t(busy ? 'account.saving' : 'account.save')}
        </Button>
      </form>
    </section>
  )
}
