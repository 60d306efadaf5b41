import { channelOf, tenant } from '../../frame/tenant'
import { type MessageKey, t } from '../../i18n'
import { numberName } from '../../usage/number-name'
import { countryName } from '../../usage/words'
import type { Alarm } from './server'

export interface AlarmWords {
  title: string
  /** What to do about it. */
  advice: string
  /** Where it is done. */
  steps: { name: MessageKey; href: string }[]
}

/** What was noticed, in one sentence, and what to do now. */
export function alarmWords(alarm: Alarm): AlarmWords {
  const { kind, about } = alarm
  const name = whom(about)
  const n = (part: string) => Number(alarm.detail[part] ?? 0)
  switch (kind) {
    case 'sign_in_locked':
      return said(t('alarms.locked', { name, n: n('tries') }), 'alarms.lockedDo', PEOPLE, auditOf(about))
    case 'credential_stuffing':
      return said(t('alarms.stuffing', { name, n: n('emails') }), 'alarms.stuffingDo', PEOPLE, auditOf(about))
    case 'inbound_flood':
      return flood(about, n('aMinute'))
    case 'unusual_export':
      return said(t('alarms.export', { name, n: n('times') }), 'alarms.exportDo', auditOf(about), makerOf(about))
    case 'unusual_sends':
      return said(
        t('alarms.sends', { name, n: n('conversations'), minutes: n('minutes') }),
        'alarms.sendsDo',
        auditOf(about),
        makerOf(about),
      )
    case 'session_moved':
      return said(t('alarms.moved', { name }), 'alarms.movedDo', auditOf(about), PEOPLE)
    case 'passkey_copied':
      return said(t('alarms.passkey', { name }), 'alarms.passkeyDo', auditOf(about))
    case 'webhook_failed':
      return said(t('alarms.webhook', { n: n('attempts') }), 'alarms.webhookDo', {
        name: 'alarms.openWebhook',
        href: `/settings/webhooks/${about}`,
      })
    case 'webhook_paused':
      return said(t('alarms.webhookPaused'), 'alarms.webhookPausedDo', {
        name: 'alarms.openWebhook',
        href: `/settings/webhooks/${about}`,
      })
    case 'budget_nearly_spent':
      return said(t('alarms.budgetSoon', { percent: n('percent') }), 'alarms.budgetSoonDo', BUDGET)
    case 'budget_spent':
      return said(t('alarms.budgetSpent'), 'alarms.budgetSpentDo', BUDGET)
    default:
      return { title: t('alarms.other'), advice: kind, steps: [] } // of a newer server
  }
}

/** `From Germany.`; empty when it is not known. */
export function placeWords({ detail }: Alarm): string {
  const country = countryName(String(detail.country ?? ''))
  return country === '' ? '' : t('alarms.fromCountry', { country })
}

type Step = AlarmWords['steps'][number]
const PEOPLE: Step = { name: 'alarms.openPerson', href: '/settings/people' }
const BUDGET: Step = { name: 'alarms.openBudget', href: '/assistant/budget' }
const KEYS: Step = { name: 'alarms.openKeys', href: '/settings/keys' }

function said(title: string, advice: MessageKey, ...steps: Step[]): AlarmWords {
  return { title, advice: t(advice), steps }
}

/** Of a customer, or of a whole number; without a count: the assistant's own guard. */
function flood(about: string | null, n: number): AlarmWords {
  if (about !== null && channelOf(about)) {
    const inbox: Step = { name: 'alarms.openInbox', href: '/inbox/all' }
    return said(t('alarms.floodNumber', { name: numberName(about), n }), 'alarms.floodNumberDo', inbox)
  }
  const title = n > 0 ? t('alarms.flood', { n }) : t('alarms.floodGuarded')
  return said(title, 'alarms.floodDo', { name: 'alarms.openConversation', href: `/inbox/all/${about}` })
}

function isPerson(about: string | null): boolean {
  return tenant.value.people.some(({ id }) => id === about)
}

function whom(about: string | null): string {
  const person = tenant.value.people.find(({ id }) => id === about)
  if (person) return person.name
  return about?.startsWith('key_') ? t('frame.integration') : t('alarms.somebody')
}

function makerOf(about: string | null): Step {
  return isPerson(about) ? PEOPLE : KEYS
}

function auditOf(about: string | null): Step {
  const actor = `${about?.startsWith('key_') ? 'api' : 'agent'}:${about}`
  return { name: 'alarms.openAudit', href: `/settings/audit?actor=${encodeURIComponent(actor)}` }
}
