import type { OwnEvent } from '../../../workers/conversations/live-event'
import { type MessageKey, t } from '../../i18n'
import type { CheckGroup } from '../check-list'
import { faultText } from './refusal'
import type { EventKind, Webhook, WebhookTry } from './server'

const NAMES: Record<EventKind, MessageKey> = {
  message: 'webhooks.kindMessage',
  reaction: 'webhooks.kindReaction',
  edit: 'webhooks.kindEdit',
  revoke: 'webhooks.kindRevoke',
  media: 'webhooks.kindMedia',
  reply: 'webhooks.kindReply',
  note: 'webhooks.kindNote',
  own_reaction: 'webhooks.kindOwnReaction',
  send: 'webhooks.kindSend',
  status: 'webhooks.kindStatus',
  payment_status: 'webhooks.kindPaymentStatus',
  baton: 'webhooks.kindBaton',
  state: 'webhooks.kindState',
  labels: 'webhooks.kindLabels',
  summary: 'webhooks.kindSummary',
  moved: 'webhooks.kindMoved',
  withdrawn: 'webhooks.kindWithdrawn',
  handover: 'webhooks.kindHandover',
  group: 'webhooks.kindGroup',
  identity_change: 'webhooks.kindIdentity',
  preference: 'webhooks.kindPreference',
  contact_sync: 'webhooks.kindContactSync',
  call: 'webhooks.kindCall',
  channel: 'webhooks.kindChannel',
  account: 'webhooks.kindAccount',
  platform_error: 'webhooks.kindPlatformError',
  cap: 'webhooks.kindCap',
  lead: 'webhooks.kindLead',
}

const GROUPS: { name: MessageKey; kinds: EventKind[] }[] = [
  { name: 'webhooks.groupMessages', kinds: ['message', 'reaction', 'edit', 'revoke', 'media'] },
  {
    name: 'webhooks.groupSending',
    kinds: ['reply', 'send', 'status', 'own_reaction', 'note', 'payment_status'],
  },
  {
    name: 'webhooks.groupConversations',
    kinds: ['state', 'baton', 'labels', 'summary', 'lead', 'moved', 'withdrawn', 'handover', 'group'],
  },
  { name: 'webhooks.groupContacts', kinds: ['identity_change', 'preference', 'contact_sync', 'call'] },
  { name: 'webhooks.groupNumbers', kinds: ['channel', 'account', 'cap', 'platform_error'] },
]

/** What WhatsNexus itself did; the others are Meta's. */
const OURS: Record<OwnEvent['kind'], true> = {
  reply: true,
  note: true,
  own_reaction: true,
  send: true,
  baton: true,
  state: true,
  labels: true,
  summary: true,
  lead: true,
  moved: true,
  withdrawn: true,
  media: true,
  cap: true,
  channel: true,
}

/** The `type` that a program reads. */
export function wireName(kind: EventKind): string {
  return `${kind in OURS ? 'whatsnexus' : 'whatsapp'}.${kind}`
}

/** With a small line under each. */
export function kindGroups(wire: (kind: EventKind) => CheckGroup<EventKind>['options'][number]['hint']) {
  return GROUPS.map(({ name, kinds }) => ({
    name: t(name),
    options: kinds.map((value) => ({ value, name: t(NAMES[value]), hint: wire(value) })),
  }))
}

export function isKind(kind: string): kind is EventKind {
  return kind in NAMES
}

export function kindName(kind: string): string {
  return isKind(kind) ? t(NAMES[kind]) : kind
}

/** What people call it: its description, else where it goes. */
export function webhookName({ description, url }: Pick<Webhook, 'description' | 'url'>): string {
  return description || new URL(url).host
}

type Tone = 'done' | 'soon' | 'late' | 'neutral'

export function stateSaid({ state, failingSince, behindSince, lastOkAt }: Webhook): { word: string; tone: Tone } {
  if (state === 'paused') return { word: t('webhooks.paused'), tone: 'neutral' }
  if (state === 'failed') return { word: t('webhooks.failed'), tone: 'late' }
  if (failingSince !== null || behindSince !== null) return { word: t('webhooks.behind'), tone: 'soon' }
  return lastOkAt === null
    ? { word: t('webhooks.waiting'), tone: 'neutral' }
    : { word: t('webhooks.healthy'), tone: 'done' }
}

/** What a refused try means, and what to do. */
export function tryText({ status, failure }: Pick<WebhookTry, 'status' | 'failure'>): string {
  const said = failure === null ? undefined : faultText(failure)
  return said ?? t('webhooks.notAnswered', { status: String(status ?? '–') })
}
