import { t } from '../../i18n'
import { durationWords } from '../../i18n/time'
import { say } from '../../ui/toast'
import { Question } from '../question'
import type { ApiKey } from './server'
import type { KeyStore } from './store'

/** Says how lately a program used it: that is what one wants to know before it stops. */
export function RevokeDialog({ apiKey, store, onClose }: { apiKey: ApiKey; store: KeyStore; onClose: () => void }) {
  const { id, name, lastUsedAt } = apiKey
  async function revoke(): Promise<void> {
    await store.revoke(id)
    say(t('keys.revoked', { name }))
  }
  return (
    <Question
      danger
      title={t('keys.revokeTitle', { name })}
      verb={t('keys.revoke')}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{t('keys.revokeText')}</p>
      <p>
        {lastUsedAt === null
          ? t('keys.revokeUnused')
          : t('keys.revokeUsed', { time: durationWords(Date.now() - lastUsedAt) })}
      </p>
    </Question>
  )
}
