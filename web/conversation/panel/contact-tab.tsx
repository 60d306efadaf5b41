import { Copy } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { channelOf, labelOf, personName } from '../../frame/tenant'
import { type MessageKey, t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dateOnly, dayAndTime, exactTime, shortTime } from '../../i18n/time'
import type { View } from '../../inbox/views'
import { problemText } from '../../problem-text'
import { Chip } from '../../ui/chip'
import { Skeleton } from '../../ui/skeleton'
import type { ConversationShown } from '../store'
import { copy } from '../verbs'
import { type ContactShown, createContact } from './contact-store'
import { Fact } from './fact'
import { PanelFailed, type TabProps } from './panel'

/** Who this is, and what is settled about the conversation. */
export function ContactTab({ thread, view }: TabProps) {
  const store = useMemo(() => createContact(thread.id), [thread])
  const conversation = thread.conversation.value
  // Somebody who tells their name or number, or refuses offers, is another contact to look at.
  const known = conversation && JSON.stringify([conversation.contact, conversation.marketingOptOut])
  useEffect(() => void store.load(), [store, known])
  const { value: state } = store.state
  const contact = store.contact.value
  const problem = store.problem.value
  return (
    <>
      {state === 'loading' && <Skeleton kind="line" rows={5} />}
      {state === 'failed' && (
        <PanelFailed onRetry={() => void store.load()}>{problem ? problemText(problem) : undefined}</PanelFailed>
      )}
      {contact?.partial && (
        <p class="panel-partial" role="status">
          {t('panel.partial')}
        </p>
      )}
      {contact && conversation && <Person contact={contact} conversation={conversation} />}
      {conversation && <Work conversation={conversation} />}
      {contact && <Others contact={contact} view={view} />}
    </>
  )
}

function Person({ contact, conversation }: { contact: ContactShown; conversation: ConversationShown }) {
  const { names, usernames, numbers, userIds, groupId, firstSeenAt } = contact
  const ours = ourNumber(conversation.channelId)
  return (
    <dl class="facts">
      {names.length > 0 && (
        <Fact name={t(names.length > 1 ? 'panel.names' : 'panel.name')}>
          {names.map((name) => (
            <span key={name} class="fact-line">
              <bdi>{name}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {numbers.length > 0 && (
        <Fact name={t(numbers.length > 1 ? 'panel.numbers' : 'panel.number')}>
          {numbers.map((digits) => (
            <CopiedNumber key={digits} number={formatNumber(digits)} />
          ))}
        </Fact>
      )}
      {usernames.length > 0 && (
        <Fact name={t('panel.username')}>
          {usernames.map((username) => (
            <span key={username} class="fact-line">
              <bdi>@{username}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {numbers.length === 0 && userIds.length > 0 && (
        <Fact name={t('panel.userId')}>
          {userIds.map((id) => (
            <span key={id} class="fact-line mono">
              <bdi>{id}</bdi>
            </span>
          ))}
        </Fact>
      )}
      {groupId && (
        <Fact name={t('panel.group')}>
          <bdi class="mono">{groupId}</bdi>
        </Fact>
      )}
      {ours && (
        <Fact name={t('panel.on')}>
          <bdi dir="ltr" class="numbers">
            {ours}
          </bdi>
        </Fact>
      )}
      <Fact name={t('panel.offers')}>{marketingWords(contact.marketing)}</Fact>
      <Fact name={t('panel.firstSeen')}>
        <time title={exactTime(firstSeenAt)}>{dateOnly(firstSeenAt)}</time>
      </Fact>
    </dl>
  )
}

function Work({ conversation }: { conversation: ConversationShown }) {
  const { baton, state, snoozedUntil, labels } = conversation
  const known = labels.map(labelOf).filter((label) => label !== undefined)
  return (
    <dl class="facts">
      <Fact name={t('panel.assignee')}>
        <bdi>{holderName(baton)}</bdi>
      </Fact>
      {state === 'snoozed' && (
        <Fact name={t('panel.snoozedUntil')}>
          {snoozedUntil === null ? t('panel.untilReply') : dayAndTime(snoozedUntil, minute.value)}
        </Fact>
      )}
      <Fact name={t('panel.labels')}>
        {known.length === 0 && t('panel.noLabels')}
        <span class="fact-labels">
          {known.map(({ id, name, colour }) => (
            <Chip key={id} icon={<span class={`label-square label-${colour}`} />}>
              <bdi>{name}</bdi>
            </Chip>
          ))}
        </span>
      </Fact>
    </dl>
  )
}

/** The same person under another number of theirs, or on another number of ours. One that has no row was joined to this. */
function Others({ contact, view }: { contact: ContactShown; view: View }) {
  const others = contact.conversations.flatMap(({ id, channelId, row }) =>
    row ? { id, channelId, at: row.lastAt } : [],
  )
  if (others.length === 0) return null
  return (
    <section class="panel-block">
      <h3 class="panel-title">{t('panel.others')}</h3>
      <ul class="others">
        {others.map(({ id, channelId, at }) => (
          <li key={id}>
            <a class="other" href={`/inbox/${view}/${id}`}>
              <bdi class="other-on">{t('panel.otherOn', { number: ourNumber(channelId) ?? '…' })}</bdi>
              <span class="other-at">{t('panel.otherAt', { time: shortTime(at, minute.value) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ourNumber(channelId: string): string | null {
  const digits = channelOf(channelId)?.displayPhoneNumber.replace(/\D/g, '')
  return digits ? formatNumber(digits) : null
}

function CopiedNumber({ number }: { number: string }) {
  return (
    <span class="fact-line">
      <bdi dir="ltr" class="numbers">
        {number}
      </bdi>
      <button
        type="button"
        class="fact-copy"
        aria-label={t('panel.copyNumber', { number })}
        title={t('panel.copyNumber', { number })}
        onClick={() => void copy(number)}
      >
        <Copy size={14} />
      </button>
    </span>
  )
}

function holderName(baton: ConversationShown['baton']): string {
  switch (baton.holder) {
    case 'agent':
      return personName(baton.userId)
    case 'assistant':
      return t('frame.assistant')
    case 'people':
      return t('panel.people')
    case 'nobody':
      return t('panel.nobody')
  }
}

const SOURCES: Readonly<Record<string, MessageKey>> = {
  word: 'panel.sourceMessage',
  message: 'panel.sourceMessage',
  preference: 'panel.sourcePreference',
  meta_preference: 'panel.sourcePreference',
  meta_status: 'panel.sourceStatus',
  form: 'panel.sourceForm',
}

function marketingWords({ state, at, source }: ContactShown['marketing']): string {
  if (state === 'unknown') return t('panel.offersUnknown')
  const agreed = state === 'opted_in'
  const words =
    at === null
      ? t(agreed ? 'panel.offersYesPlain' : 'panel.offersNoPlain')
      : t(agreed ? 'panel.offersYes' : 'panel.offersNo', { date: dateOnly(at) })
  const by = source === null ? undefined : SOURCES[source]
  return by ? t('panel.offersSource', { state: words, source: t(by) }) : words
}
