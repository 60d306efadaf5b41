import { KeyRound } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { dateOnly } from '../../i18n/time'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { useProvenAct } from './act'
import { canMakePasskeys, makePasskey } from './new-passkey'
import { OwnDialog, OwnPassword } from './own-dialog'
import { accountServer, type Passkey } from './server'

interface Props {
  passkeys: readonly Passkey[]
  /** What a new one may be called. */
  device: string
  onChanged: () => Promise<void>
}

export function Passkeys({ passkeys, device, onChanged }: Props) {
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey | null>(null)
  return (
    <section class="page-section page-column" aria-labelledby="account-passkeys">
      <h3 id="account-passkeys">{t('account.passkeys')}</h3>
      <p class="page-help">{t('account.passkeysAbout')}</p>
      {passkeys.length > 0 && (
        <ul class="account-rows">
          {passkeys.map((passkey) => (
            <li key={passkey.id} class="account-row">
              <KeyRound size={18} />
              <div class="account-row-words">
                <p class="account-row-name">
                  <span dir="auto">{passkey.name}</span>
                </p>
                <p class="page-help">
                  {t(passkey.synced ? 'account.passkeySynced' : 'account.passkeyHere', {
                    date: dateOnly(passkey.createdAt),
                  })}
                </p>
              </div>
              <Button kind="quiet" onClick={() => setRemoving(passkey)}>
                {t('account.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {canMakePasskeys() ? (
        <Button class="account-verb" onClick={() => setAdding(true)}>
          {t('account.passkeyAdd')}
        </Button>
      ) : (
        <p class="page-help">{t('account.passkeyCannot')}</p>
      )}
      {adding && (
        <AddPasskey
          device={device}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            say(t('account.passkeyAdded'))
            void onChanged()
          }}
        />
      )}
      {removing && (
        <RemovePasskey
          passkey={removing}
          onClose={() => setRemoving(null)}
          onDone={() => {
            setRemoving(null)
            say(t('account.passkeyRemoved'))
            void onChanged()
          }}
        />
      )}
    </section>
  )
}

interface AskProps {
  onClose: () => void
  onDone: () => void
}

export function AddPasskey({ device, onClose, onDone }: AskProps & { device: string }) {
  const [name, setName] = useState(device)
  const act = useProvenAct()
  async function add(): Promise<void> {
    if (await act.run(() => makePasskey(name.trim()))) onDone()
  }
  return (
    <OwnDialog
      title={t('account.passkeyAdd')}
      verb={t('account.continue')}
      ready={act.ready && name.trim() !== ''}
      busy={act.busy}
      problem={act.asks ? null : act.problem}
      onConfirm={() => void add()}
      onClose={onClose}
    >
      <p>{t('account.passkeyAddText')}</p>
      <TextField
        label={t('account.passkeyName')}
        help={t('account.passkeyNameHelp')}
        maxLength={100}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      {act.asks && <OwnPassword value={act.password} problem={act.problem} onChange={act.setPassword} />}
    </OwnDialog>
  )
}

function RemovePasskey({ passkey, onClose, onDone }: AskProps & { passkey: Passkey }) {
  const act = useProvenAct()
  async function remove(): Promise<void> {
    if (await act.run(() => accountServer.removePasskey(passkey.id))) onDone()
  }
  return (
    <OwnDialog
      danger
      title={t('account.passkeyRemoveTitle', { name: passkey.name })}
      verb={t('account.remove')}
      ready={act.ready}
      busy={act.busy}
      problem={act.asks ? null : act.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{t('account.passkeyRemoveText')}</p>
      {act.asks && <OwnPassword value={act.password} problem={act.problem} onChange={act.setPassword} />}
    </OwnDialog>
  )
}
