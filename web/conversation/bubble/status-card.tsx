import type { ThreadMessage } from '../../../workers/conversations/thread'
import { type MessageKey, t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dateWithTime } from '../../i18n/time'
import { MARK_WORDS, type Mark, mayBeTwice } from './status'
import { waitingReason } from './status-waiting'

type Attempt = ThreadMessage['attempts'][number]

const OUTCOMES: Record<Attempt['outcome'], MessageKey> = {
  running: 'conversation.attemptRunning',
  accepted: 'conversation.attemptAccepted',
  refused: 'conversation.attemptRefused',
  later: 'conversation.attemptLater',
  unknown: 'conversation.attemptUnknown',
}

/** Everything that is known of how a message travelled: all times, all attempts. */
export function StatusCard({ message, mark }: { message: ThreadMessage; mark: Mark }) {
  const { attempts, statuses, pricing, visibleAt } = message
  return (
    <div class="status-card">
      <p class="status-title">{t('conversation.statusTitle')}</p>
      {message.waiting && message.status === 'queued' ? (
        <p>{waitingReason(message.waiting, Date.now())}</p>
      ) : (
        mark === 'checking' && <p>{t('conversation.checkingText')}</p>
      )}
      <dl class="status-times">
        <Line name={t('conversation.statusStored')} at={visibleAt} />
        {statuses.map(({ status, timestamp, recipient }, index) => (
          <Line key={index} name={statusWord(status, recipient)} at={timestamp * 1000} />
        ))}
      </dl>
      {(attempts.length > 1 || attempts.some(({ outcome }) => outcome !== 'accepted')) && (
        <>
          <p class="status-title">{t('conversation.attempts', { n: attempts.length })}</p>
          <dl class="status-times">
            {attempts.map((attempt) => (
              <Line key={attempt.n} name={attemptWords(attempt)} at={attempt.at} />
            ))}
          </dl>
        </>
      )}
      {mayBeTwice(message) && <p class="status-twice">{t('conversation.mayBeTwice')}</p>}
      {pricing?.category && (
        <p class="status-cost">
          {t('conversation.cost')} <bdi>{pricing.category}</bdi>
        </p>
      )}
    </div>
  )
}

function Line({ name, at }: { name: string; at: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="numbers">
        <time dateTime={new Date(at).toISOString()}>{dateWithTime(at)}</time>
      </dd>
    </div>
  )
}

function statusWord(status: string, recipient: string | undefined): string {
  const word = status in MARK_WORDS ? t(MARK_WORDS[status as Mark]) : status
  if (recipient === undefined) return word
  const who = /^\d+$/.test(recipient) ? formatNumber(recipient) : recipient
  return t('conversation.statusFor', { status: word, who })
}

function attemptWords({ n, outcome, code }: Attempt): string {
  const words = `${t('conversation.attempt', { n })}: ${t(OUTCOMES[outcome])}`
  return code === undefined ? words : `${words} (${code})`
}
