import { useEffect, useMemo } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { labelOf, personName, teamName } from '../../frame/tenant'
import { t, withWords } from '../../i18n'
import { dayAndTime, shortTime } from '../../i18n/time'
import type { View } from '../../inbox/views'
import { later } from '../../media/later'
import { problemText } from '../../problem-text'
import { Chip } from '../../ui/chip'
import { Skeleton } from '../../ui/skeleton'
import { revealedIn } from '../revealed'
import type { ConversationShown } from '../store'
import { type ContactShown, createContact } from './contact-store'
import { Fact } from './fact'
import { Hidden } from './hidden'
import { Merges } from './merges'
import { PanelFailed, type TabProps } from './panel'
import { ourNumber, Person } from './person'
import { withRevealed } from './revealed-contact'

const Lead = later(() => withWords(import('../../leads/panel-card')).then(({ LeadCard: part }) => part))

/** Once may be a phone that is off; then the number itself is in doubt. */
const OFTEN = 2

/** Who this is, and what is settled about the conversation. */
export function ContactTab({ thread, view }: TabProps) {
  const store = useMemo(() => createContact(thread.id), [thread])
  const conversation = thread.conversation.value
  // Somebody who tells their name or number, or refuses offers, is another contact to look at.
  const known =
    conversation && JSON.stringify([conversation.contact, conversation.marketingOptOut, conversation.attention])
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
      {contact && contact.undeliverable >= OFTEN && (
        <p class="panel-partial" role="status">
          {t('identity.undeliverable', { n: contact.undeliverable })}
        </p>
      )}
      {contact?.numberLeft && (
        <p class="panel-partial" role="status">
          {t('identity.numberLeft')}
        </p>
      )}
      {contact && <Hidden conversationId={thread.id} contactId={contact.contactId} />}
      {contact && conversation && (
        <Person contact={withRevealed(contact, revealedIn(thread.id))} conversation={conversation} />
      )}
      {conversation && <Work conversation={conversation} />}
      {conversation && <Lead conversationId={thread.id} seen={conversation.seq} />}
      {contact && <Others contact={contact} view={view} />}
      {contact && <Merges thread={thread} contact={contact} onChange={store.load} />}
    </>
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

function holderName(baton: ConversationShown['baton']): string {
  switch (baton.holder) {
    case 'agent':
      return personName(baton.userId)
    case 'assistant':
      return t('frame.assistant')
    case 'people':
      return teamName(baton.team ?? '') ?? t('panel.people')
    case 'nobody':
      return t('panel.nobody')
  }
}
