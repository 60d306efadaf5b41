import { KeyRound, Smartphone } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { workFor } from '../../frame/workplaces'
import { t } from '../../i18n'
import { loadSession, type Me, signOut } from '../../session'
import { DoorFrame, DoorTitle } from '../../sign-in/frame'
import { signInByPasskey } from '../../sign-in/passkey'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAct } from './act'
import { canMakePasskeys } from './new-passkey'
import { AddPasskey } from './passkeys'
import { forgetCodes, RecoveryCodes } from './recovery-codes'
import { accountServer, type Factors } from './server'
import { SetUpApp } from './set-up-app'
import { freshCodes } from './store'
import '../../ui/page.css'
import './account.css'

type Way = 'app' | 'passkey'

/** The organization asks for a second factor, and in this session none was given: nothing else opens before. */
export function SecondFactorPage({ me }: { me: Me }) {
  const [way, setWay] = useState<Way | null>(null)
  const codes = freshCodes.value
  return (
    <DoorFrame>
      {codes ? (
        <>
          <DoorTitle>{t('account.codesTitle')}</DoorTitle>
          <RecoveryCodes
            codes={codes}
            onKept={() => {
              forgetCodes()
              void loadSession()
            }}
          />
        </>
      ) : way === 'app' ? (
        <>
          <DoorTitle>{t('account.setUpTitle')}</DoorTitle>
          <SetUpApp onCancel={() => setWay(null)} onDone={() => {}} />
        </>
      ) : (
        <>
          <DoorTitle>{t('account.gateTitle')}</DoorTitle>
          <p>{t('account.gateText', { organization: me.tenant.name })}</p>
          <Choices onChoose={setWay} />
          <WaysOut me={me} />
        </>
      )}
      {way === 'passkey' && <AddPasskey device="" onClose={() => setWay(null)} onDone={() => void loadSession()} />}
    </DoorFrame>
  )
}

function Choices({ onChoose }: { onChoose: (way: Way) => void }) {
  const [factors, setFactors] = useState<Factors | null>(null)
  const { busy, problem, run } = useAct()
  useEffect(() => void run(async () => setFactors(await accountServer.factors())), [])
  // Whoever has one proves it; another one beside it would prove nothing.
  const holdsPasskey = (factors?.passkeys ?? 0) > 0
  const holdsApp = factors?.app === true
  return (
    <div class="account-choices">
      {factors === null || holdsApp ? null : holdsPasskey ? (
        <div class="account-choice">
          <Button kind="main" icon={<KeyRound size={16} />} disabled={busy} onClick={() => void run(signInByPasskey)}>
            {t('account.gateUsePasskey')}
          </Button>
        </div>
      ) : (
        <>
          <div class="account-choice">
            <Button kind="main" icon={<Smartphone size={16} />} onClick={() => onChoose('app')}>
              {t('account.gateApp')}
            </Button>
            <p class="page-help">{t('account.gateAppHelp')}</p>
          </div>
          {canMakePasskeys() && (
            <div class="account-choice">
              <Button icon={<KeyRound size={16} />} onClick={() => onChoose('passkey')}>
                {t('account.passkeyAdd')}
              </Button>
              <p class="page-help">{t('account.gatePasskeyHelp')}</p>
            </div>
          )}
        </>
      )}
      {holdsApp && <Notice tone="info">{t('account.gateHeld')}</Notice>}
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
    </div>
  )
}

/** Another organization of theirs may not ask for one. */
function WaysOut({ me }: { me: Me }) {
  const [others, setOthers] = useState<{ id: string; name: string }[]>([])
  const { busy, run, problem } = useAct()
  useEffect(
    () => void run(async () => setOthers((await accountServer.workplaces()).filter(({ id }) => id !== me.tenant.id))),
    [me.tenant.id],
  )
  return (
    <>
      <div class="account-leave">
        {others.map(({ id, name }) => (
          <Button key={id} kind="quiet" disabled={busy} onClick={() => void run(() => workFor(id))}>
            {t('account.gateOther', { organization: name })}
          </Button>
        ))}
        <Button kind="quiet" disabled={busy} onClick={() => void run(signOut)}>
          {t('frame.signOut')}
        </Button>
      </div>
      {problem && <p class="field-error">{problem}</p>}
    </>
  )
}
