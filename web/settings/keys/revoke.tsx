import { useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { durationWords } from '../../i18n/time'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/toast'
import type { ApiKey } from './server'
import type { KeyStore } from './store'

/** Says how lately a program used it: that is what one wants to know before it stops. */
export function RevokeDialog({ apiKey, store, onClose }: { apiKey: ApiKey; store: KeyStore; onClose: () => void }) {
  const { id, name, lastUsedAt } = apiKey
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function confirm(): Promise<void> {
    setBusy(true)
    try {
      await store.revoke(id)
      onClose()
      say(t('keys.revoked', { name }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('keys.revokeTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="danger" disabled={busy} onClick={() => void confirm()}>
            {t(busy ? 'channels.working' : 'keys.revoke')}
          </Button>
        </>
      }
    >
      <p>{t('keys.revokeText')}</p>
      <p>
        {lastUsedAt === null
          ? t('keys.revokeUnused')
          : t('keys.revokeUsed', { time: durationWords(Date.now() - lastUsedAt) })}
      </p>
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
    </Dialog>
  )
}
