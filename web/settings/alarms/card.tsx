import {
  CloudDownload,
  Coins,
  Fingerprint,
  Globe,
  KeyRound,
  Lock,
  type LucideIcon,
  Send,
  ShieldAlert,
  Waves,
  Webhook,
} from 'lucide-preact'
import { minute } from '../../frame/clock'
import { actorLabel } from '../../frame/tenant'
import { t } from '../../i18n'
import { exactTime, shortTime } from '../../i18n/time'
import { Button } from '../../ui/button'
import { LinkButton } from '../../ui/link-button'
import type { Alarm } from './server'
import type { AlarmStore } from './store'
import { alarmWords, placeWords } from './words'

const ICONS: Record<Alarm['kind'], LucideIcon> = {
  sign_in_locked: Lock,
  credential_stuffing: KeyRound,
  inbound_flood: Waves,
  unusual_export: CloudDownload,
  unusual_sends: Send,
  session_moved: Globe,
  passkey_copied: Fingerprint,
  webhook_failed: Webhook,
  webhook_paused: Webhook,
  budget_nearly_spent: Coins,
  budget_spent: Coins,
}

/** One notice: what happened, when, what to do, and whether somebody has looked at it. */
export function AlarmCard({ alarm, store }: { alarm: Alarm; store: AlarmStore }) {
  const { id, kind, at, seenAt, seenBy } = alarm
  const { title, advice, steps } = alarmWords(alarm)
  const Icon = ICONS[kind] ?? ShieldAlert
  return (
    <li class={seenAt === null ? 'security-alarm security-alarm-new' : 'security-alarm'}>
      <span class="security-alarm-icon">
        <Icon size={18} />
      </span>
      <div class="security-alarm-words">
        <div class="security-alarm-head">
          <h3>{title}</h3>
          <time class="numbers" dateTime={new Date(at).toISOString()} title={exactTime(at)}>
            {shortTime(at, minute.value)}
          </time>
        </div>
        <p>
          {placeWords(alarm)} {advice}
        </p>
        <div class="security-alarm-verbs">
          {steps.map(({ name, href }) => (
            <LinkButton key={name} href={href}>
              {t(name)}
            </LinkButton>
          ))}
          {seenAt === null ? (
            <Button kind="quiet" disabled={store.busy.value} onClick={() => void store.see([id])}>
              {t('alarms.see')}
            </Button>
          ) : (
            <span class="security-alarm-seen">
              {t('alarms.seenBy', { name: actorLabel(seenBy ?? ''), time: shortTime(seenAt, minute.value) })}
            </span>
          )}
        </div>
      </div>
    </li>
  )
}
