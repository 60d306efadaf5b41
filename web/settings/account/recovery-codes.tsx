import { Copy, Download } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { freshCodes } from './store'

/** Over the page on which they were made. Closing it by mistake would lose them, so only a verb does. */
export function RecoveryCodesDialog() {
  const { value: codes } = freshCodes
  if (!codes) return null
  return (
    <Dialog title={t('account.codesTitle')} onClose={() => {}}>
      <RecoveryCodes codes={codes} onKept={forgetCodes} />
    </Dialog>
  )
}

export function forgetCodes(): void {
  freshCodes.value = null
}

/** They are shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const [copied, setCopied] = useState(false)
  return (
    <div class="account-form">
      <p>{t('account.codesText')}</p>
      <ol class="account-codes mono" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div class="account-codes-verbs">
        <Button
          icon={<Copy size={16} />}
          onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}
        >
          {t(copied ? 'account.copied' : 'account.codesCopy')}
        </Button>
        <Button icon={<Download size={16} />} onClick={() => download(codes)}>
          {t('account.codesDownload')}
        </Button>
      </div>
      <div class="dialog-actions">
        <Button kind="main" onClick={onKept}>
          {t('account.codesKept')}
        </Button>
      </div>
    </div>
  )
}

function download(codes: readonly string[]): void {
  const lines = [`WhatsNexus · ${location.host} · ${t('account.codesTitle')}`, '', ...codes, '']
  const address = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'whatsnexus-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(address)
}
