import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { briefTime } from '../../i18n/number'
import { dayAndTime, durationWords } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { type Webhook, webhookServer } from './server'
import type { WebhookStore } from './store'
import { tryText } from './words'

/** The receiver wants no more (workers/webhooks/backoff.ts). */
const GONE = 410

/** Why nothing is told at the moment, or not everything, and what to do. */
export function Trouble({ webhook, store }: { webhook: Webhook; store: WebhookStore }) {
  const { id, state, attempts, failingSince, behindSince, nextTryAt, lastStatus, oldSecretUntil } = webhook
  const resume = (verb: string, done: string) => (
    <Button
      disabled={store.busy.value !== null}
      onClick={() => store.act('resume', () => webhookServer.resume(id), done)}
    >
      {verb}
    </Button>
  )
  return (
    <>
      {state === 'failed' && (
        <Notice
          tone="critical"
          title={t(lastStatus === GONE ? 'webhooks.goneNow' : 'webhooks.failedNow')}
          action={resume(t('webhooks.resume'), t('webhooks.resumedDone'))}
        >
          {t('webhooks.failedNowText')}
        </Notice>
      )}
      {state === 'paused' && (
        <Notice
          tone="info"
          title={t('webhooks.pausedNow')}
          action={resume(t('webhooks.resume'), t('webhooks.resumedDone'))}
        >
          {t('webhooks.pausedNowText')}
        </Notice>
      )}
      {state === 'on' && failingSince !== null && (
        <Notice
          tone="warning"
          title={t('webhooks.behindNow', { since: dayAndTime(failingSince, minute.value) })}
          action={resume(t('webhooks.tryNow'), t('webhooks.tryNowDone'))}
        >
          {t('webhooks.behindNowText', { n: attempts, next: nextWords(nextTryAt) })}
        </Notice>
      )}
      {state === 'on' && failingSince === null && behindSince !== null && (
        <Notice tone="warning" title={t('webhooks.behindNow', { since: dayAndTime(behindSince, minute.value) })}>
          {t('webhooks.slowText')}
        </Notice>
      )}
      {oldSecretUntil !== null && oldSecretUntil > minute.value && (
        <Notice tone="info">{t('webhooks.oldSecret', { date: dayAndTime(oldSecretUntil, minute.value) })}</Notice>
      )}
    </>
  )
}

/** What the test was answered. */
export function Tested({ store }: { store: WebhookStore }) {
  const tried = store.tested.value
  if (!tried) return null
  if (tried.failure !== null)
    return (
      <Notice tone="critical" alert title={t('webhooks.testRefused')}>
        {tryText(tried)}
      </Notice>
    )
  const { status, ms } = tried
  return (
    <Notice tone="done" alert title={t('webhooks.testTaken', { status: String(status), time: briefTime(ms) })}>
      {t('webhooks.testTakenText')}
    </Notice>
  )
}

function nextWords(nextTryAt: number | null): string {
  const left = (nextTryAt ?? 0) - minute.value
  return left < 60_000 ? t('webhooks.nextSoon') : t('webhooks.nextIn', { time: durationWords(left) })
}
