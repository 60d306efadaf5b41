import type { Baton } from '../../../workers/conversations/baton'
import type { ThreadChange, ThreadEvent } from '../../../workers/conversations/thread'
import { actorLabel, labelOf, personName, teamName } from '../../frame/tenant'
import { list, type MessageKey, t, tSoon } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dayAndTime } from '../../i18n/time'

type Change<Type extends ThreadChange['type']> = Extract<ThreadChange, { type: Type }>

/** What happened and why, in one sentence. */
export function eventWords({ event, by }: ThreadEvent): string {
  const name = by === null ? t('frame.system') : actorLabel(by)
  switch (event.type) {
    case 'baton':
      return batonWords(event, by, name)
    case 'state':
      return stateWords(event, name)
    case 'labels':
      return labelWords(event, name)
    case 'summary':
      return t('conversation.summary')
    case 'moved_here':
      if (event.cause === 'merged') return t('identity.joined', { name })
      return t('conversation.movedHere', { reason: reasonWords(event.cause) })
    case 'separated':
      return t('identity.separated', { name })
    case 'returned':
      return t('identity.returned', { name })
    case 'number_left':
      return t('identity.numberLeft')
    case 'identity_confirmed':
      return t('conversation.identityOk', { name })
    case 'identity_change':
      return identityWords(event)
    case 'call':
      return callWords(event)
    case 'group':
      return groupWords(event)
    case 'handover':
      return t(event.weHoldThread ? 'conversation.handoverOurs' : 'conversation.handoverTheirs')
    case 'preference':
      return preferenceWords(event)
    case 'error':
      return t('conversation.platformError', { code: String(event.code) })
    case 'payment':
      return t('conversation.payment', { status: plain(event.status) })
    case 'other':
      return t('conversation.otherEvent', { name: plain(event.name) })
  }
}

function batonWords({ from, to, cause }: Change<'baton'>, by: string | null, name: string): string {
  switch (to.holder) {
    case 'agent':
      return takenWords(to.userId, cause, by, name)
    case 'assistant':
      return isPerson(by) ? t('conversation.handedBack', { name }) : t('conversation.assistantAnswers')
    case 'people':
      return peopleWords(from, to, by, name)
    case 'nobody':
      if (to.why === 'blocked') return t('conversation.blocked', { name })
      return t(to.why === 'elsewhere' ? 'conversation.elsewhere' : 'conversation.nobody')
  }
}

function takenWords(userId: string, cause: string, by: string | null, name: string): string {
  if (by !== `agent:${userId}` && by !== `api:${userId}`)
    return t('conversation.assigned', { by: name, name: personName(userId) })
  return t(cause === 'replied' ? 'conversation.tookOverAnswering' : 'conversation.tookOver', { name })
}

function peopleWords(
  from: Baton,
  { reason, team = '' }: Extract<Baton, { holder: 'people' }>,
  by: string | null,
  name: string,
): string {
  if (reason === 'unblocked') return t('conversation.unblocked', { name })
  if (reason === 'thread_passed_to_us') return t('conversation.passedToUs')
  const toTeam = teamName(team)
  if (toTeam && isPerson(by)) return t('conversation.assigned', { by: name, name: toTeam })
  if (reason === 'asked' && isPerson(by)) return t('conversation.putBack', { name })
  const key = from.holder === 'assistant' ? 'conversation.handedOver' : 'conversation.waitsForPeople'
  return t(key, { reason: reasonWords(reason) })
}

function stateWords({ state, until, cause }: Change<'state'>, name: string): string {
  if (state === 'resolved') return t('conversation.resolved', { name })
  if (state === 'snoozed') {
    if (until === null) return t('conversation.snoozedUntilReply', { name })
    return t('conversation.snoozed', { name, time: dayAndTime(until, Date.now()) })
  }
  return t(REOPENED[cause] ?? 'conversation.reopened', { name })
}

const REOPENED: Readonly<Record<string, MessageKey>> = {
  customer_wrote: 'conversation.reopenedCustomer',
  replied: 'conversation.reopenedReply',
  snooze_over: 'conversation.reopenedSnooze',
}

function labelWords({ added, removed }: Change<'labels'>, name: string): string {
  const names = (ids: string[]) => list(ids.map((id) => labelOf(id)?.name ?? t('conversation.label')))
  if (removed.length === 0) return t('conversation.labelsAdded', { name, labels: names(added) })
  if (added.length === 0) return t('conversation.labelsRemoved', { name, labels: names(removed) })
  return t('conversation.labelsChanged', { name, added: names(added), removed: names(removed) })
}

const IDENTITY: Readonly<Record<string, MessageKey>> = {
  user_changed_number: 'conversation.changedNumber',
  user_changed_user_id: 'conversation.changedUserId',
  user_id_update: 'conversation.changedUserId',
  customer_identity_changed: 'conversation.changedCode',
}

function identityWords({ subtype, from, to }: Change<'identity_change'>): string {
  if (subtype === 'user_changed_number' && from && to && from !== to)
    return t('identity.changedFromTo', { from: formatNumber(from), to: formatNumber(to) })
  return t(IDENTITY[subtype] ?? 'conversation.changedIdentity')
}

const CALLS: Readonly<Record<string, MessageKey>> = {
  RINGING: 'conversation.callRinging',
  ACCEPTED: 'conversation.callTaken',
  REJECTED: 'conversation.callDeclined',
}

function callWords({ event, direction, seconds }: Change<'call'>): string {
  const inbound = direction === 'inbound'
  if (event === 'connect') return t(inbound ? 'conversation.called' : 'conversation.calledOut')
  if (event === 'terminate') {
    if (seconds === null) return t('conversation.callEnded')
    if (seconds === 0) return t(inbound ? 'conversation.callMissed' : 'conversation.callUnanswered')
    return t(inbound ? 'conversation.callLasted' : 'conversation.callOutLasted', { time: spoken(seconds) })
  }
  const known = CALLS[event.toUpperCase()]
  return known ? t(known) : t('conversation.callOther', { event: plain(event.toLowerCase()) })
}

/** 192 → 3:12, as a phone shows it. */
function spoken(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const GROUP: Readonly<Record<string, MessageKey>> = {
  group_create: 'conversation.groupMade',
  group_delete: 'conversation.groupGone',
  group_participants_add: 'conversation.groupCame',
  group_participants_remove: 'conversation.groupLeft',
  group_join_request_created: 'conversation.groupAsks',
  group_join_request_revoked: 'conversation.groupAsksNot',
  group_settings_update: 'conversation.groupSet',
}

function groupWords({ event, subject, participants }: Change<'group'>): string {
  if (event === 'group_settings_update' && subject) return t('conversation.groupNamed', { subject })
  const known = GROUP[event]
  if (!known) return t('conversation.groupEvent', { event: plain(event) })
  const names = participants.map((one) => (/^\d+$/.test(one) ? formatNumber(one) : one))
  return t(known, { names: names.length > 0 ? list(names) : t('conversation.somebody') })
}

function preferenceWords({ value }: Change<'preference'>): string {
  if (value === 'stop') return t('conversation.stoppedOffers')
  return value === 'resume' ? t('conversation.resumedOffers') : t('conversation.preference', { value: plain(value) })
}

/** Why the baton moved; a cause without words of ours is shown as it is stored. */
export function reasonWords(reason: string): string {
  const key = REASONS[reason]
  if (isSeldom(reason)) return tSoon(`assistant.reason${SELDOM[reason]}`, plain(reason))
  return key ? t(key) : plain(reason)
}

/** Their words come later. */
const SELDOM = {
  repeated: 'Repeated',
  loop: 'Loop',
  danger: 'Danger',
  vip: 'Vip',
  low_confidence: 'Low',
  forbidden: 'Forbidden',
  budget: 'Budget',
  closed: 'Closed',
  flow_done: 'FlowDone',
  flow_stuck: 'FlowStuck',
} as const

function isSeldom(reason: string): reason is keyof typeof SELDOM {
  return Object.hasOwn(SELDOM, reason)
}

const REASONS: Readonly<Record<string, MessageKey>> = {
  asked_for_person: 'conversation.reasonAsked',
  person_wanted: 'conversation.reasonAsked',
  angry: 'conversation.reasonAngry',
  no_knowledge: 'conversation.reasonNoKnowledge',
  unsupported: 'conversation.reasonUnsupported',
  unsure: 'conversation.reasonUnsure',
  complaint: 'conversation.reasonComplaint',
  media: 'conversation.reasonMedia',
  model_down: 'conversation.reasonModelDown',
  late: 'conversation.reasonLate',
  colleague_left: 'conversation.reasonColleagueLeft',
  assistant_off: 'conversation.reasonOff',
  answered_on_phone_app: 'conversation.reasonPhone',
  answered_on_other_app: 'conversation.reasonOtherApp',
  identity_changed: 'conversation.reasonIdentity',
  number_changed: 'conversation.reasonNumberChanged',
  number_known: 'conversation.reasonSameContact',
  number_spelled: 'conversation.reasonSameContact',
  same_contact: 'conversation.reasonSameContact',
  user_id_changed: 'conversation.reasonUserId',
}

function isPerson(by: string | null): boolean {
  return by !== null && /^(agent|api):/.test(by)
}

function plain(word: string): string {
  return word.replaceAll('_', ' ')
}
