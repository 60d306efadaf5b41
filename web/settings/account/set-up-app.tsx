import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { renewSession } from '../../session'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { TextField } from '../../ui/field'
import { useAct } from './act'
import { OwnPassword } from './own-dialog'
import { QrCode } from './qr-code'
import { accountServer } from './server'
import { freshCodes } from './store'

interface Props {
  onCancel: () => void
  /** It is on; the recovery codes are in `freshCodes`. */
  onDone: () => void
}

/** An authenticator app: the password, then the secret for the app, then a code that proves that the app has it. */
export function SetUpApp({ onCancel, onDone }: Props) {
  const [uri, setUri] = useState<string | null>(null)
  return uri === null ? <SayPassword {...{ onCancel, onUri: setUri }} /> : <GiveCode {...{ uri, onCancel, onDone }} />
}

function SayPassword({ onCancel, onUri }: { onCancel: () => void; onUri: (uri: string) => void }) {
  const [password, setPassword] = useState('')
  const { busy, problem, run } = useAct()
  async function start(): Promise<void> {
    if (busy || password === '') return
    await run(async () => onUri(await accountServer.startApp(password)))
  }
  return (
    <form
      class="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <p>{t('account.setUpText')}</p>
      <OwnPassword value={password} problem={problem} onChange={setPassword} />
      <div class="dialog-actions">
        <Button onClick={onCancel}>{t('frame.cancel')}</Button>
        <Button kind="main" type="submit" disabled={busy || password === ''}>
          {t(busy ? 'channels.working' : 'account.continue')}
        </Button>
      </div>
    </form>
  )
}

function GiveCode({ uri, onCancel, onDone }: Props & { uri: string }) {
  const [code, setCode] = useState('')
  const { busy, problem, run } = useAct()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const isWhole = /^\d{6}$/.test(code.replaceAll(/\s/g, ''))
  async function confirm(): Promise<void> {
    if (busy || !isWhole) return
    const done = await run(async () => {
      freshCodes.value = await renewSession(() => accountServer.confirmApp(code))
    })
    if (done) onDone()
  }
  return (
    <form
      class="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      <p>{t('account.scan')}</p>
      <QrCode text={uri} name={t('account.qrName')} />
      <CopyField
        label={t('account.orType')}
        value={inGroups(new URL(uri).searchParams.get('secret') ?? '')}
        words={{ copy: t('account.copy'), copied: t('account.copied') }}
      />
      <a class="account-open-app" href={uri}>
        {t('account.openApp')}
      </a>
      <TextField
        label={t('account.code')}
        help={t('account.codeHelp')}
        error={problem}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        inputRef={field}
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <div class="dialog-actions">
        <Button onClick={onCancel}>{t('frame.cancel')}</Button>
        <Button kind="main" type="submit" disabled={busy || !isWhole}>
          {t(busy ? 'channels.working' : 'account.confirm')}
        </Button>
      </div>
    </form>
  )
}

/** Apps take it with blanks or without; people lose their place without. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
