import { Monitor, Smartphone } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { list, t } from '../../i18n'
import { durationWords, exactTime } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { say } from '../../ui/toast'
import { countryName } from '../../usage/words'
import { useAct } from './act'
import { OwnDialog } from './own-dialog'
import { accountServer, type OpenSession } from './server'

/** How exactly the server knows when a session was used. */
const USED_TO_MS = 15 * 60_000

interface Props {
  sessions: readonly OpenSession[]
  onChanged: () => Promise<void>
}

/** Everywhere the account is open, the last used first. */
export function Sessions({ sessions, onChanged }: Props) {
  const [asking, setAsking] = useState(false)
  return (
    <section class="page-section page-column" aria-labelledby="account-sessions">
      <h3 id="account-sessions">{t('account.sessions')}</h3>
      <p class="page-help">{t('account.sessionsAbout')}</p>
      <ul class="account-rows">
        {sessions.map((one) => (
          <SessionRow key={one.id} session={one} onChanged={onChanged} />
        ))}
      </ul>
      {sessions.some(({ current }) => !current) && (
        <Button class="account-verb" onClick={() => setAsking(true)}>
          {t('account.signOutOthers')}
        </Button>
      )}
      {asking && (
        <SignOutOthers
          onClose={() => setAsking(false)}
          onDone={(n) => {
            setAsking(false)
            say(t('account.othersOut', { n }))
            void onChanged()
          }}
        />
      )}
    </section>
  )
}

function SessionRow({ session, onChanged }: { session: OpenSession; onChanged: () => Promise<void> }) {
  const { id, current, device, country, organization, lastUsedAt } = session
  const { busy, problem, run } = useAct()
  const Icon = /Android|iPhone|iPad/.test(device) ? Smartphone : Monitor
  const age = minute.value - lastUsedAt
  const used = age < USED_TO_MS ? t('account.usedNow') : t('account.used', { time: durationWords(age) })
  // Where nobody can tell the country, there is no place to name.
  const facts = [
    ...(country ? [countryName(country)] : []),
    ...(organization ? [organization] : []),
    ...(current ? [] : [used]),
  ]
  async function end(): Promise<void> {
    if (!(await run(() => accountServer.endSession(id)))) return
    say(t('account.signedOutThere'))
    await onChanged()
  }
  return (
    <li class="account-row">
      <Icon size={18} />
      <div class="account-row-words">
        <p class="account-row-name">
          <bdi>{device || t('account.unknownDevice')}</bdi>
          {current && <Chip tone="indigo">{t('account.thisDevice')}</Chip>}
        </p>
        <p class="page-help" title={exactTime(lastUsedAt)}>
          {list(facts)}
        </p>
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
      {!current && (
        <Button kind="quiet" disabled={busy} onClick={() => void end()}>
          {t('account.signOutThere')}
        </Button>
      )}
    </li>
  )
}

function SignOutOthers({ onClose, onDone }: { onClose: () => void; onDone: (ended: number) => void }) {
  const { busy, problem, run } = useAct()
  const confirm = () => void run(async () => onDone(await accountServer.endOthers()))
  return (
    <OwnDialog
      danger
      ready
      title={t('account.signOutOthersTitle')}
      verb={t('account.signOutOthers')}
      {...{ busy, problem, onClose }}
      onConfirm={confirm}
    >
      <p>{t('account.signOutOthersText')}</p>
    </OwnDialog>
  )
}
