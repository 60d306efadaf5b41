import { Lock, PencilLine } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { actorLabel, channelOf, personName } from '../../frame/tenant'
import { t, tx } from '../../i18n'
import type { Inbox } from '../../inbox/store'
import { Button } from '../../ui/button'
import { giveBaton } from '../commands'
import type { Thread } from '../store'
import './baton-line.css'

interface Props {
  thread: Thread
  inbox: Inbox
  closed: boolean
}

/** One line above the composer says who may speak, and how that changes. */
export function BatonLine({ thread, inbox, closed }: Props) {
  const conversation = thread.conversation.value
  if (!conversation) return null
  return (
    <div class="baton-line">
      <p class="baton-words" role="status">
        {closed && conversation.state !== 'resolved' ? (
          <>
            <Lock size={14} />
            <span>{tx('composer.windowClosed', { template: <b>{t('composer.withTemplate')}</b> })}</span>
          </>
        ) : (
          <Holder thread={thread} inbox={inbox} />
        )}
      </p>
      <Writers thread={thread} inbox={inbox} />
    </div>
  )
}

function Holder({ thread, inbox }: { thread: Thread; inbox: Inbox }) {
  const conversation = thread.conversation.value
  if (!conversation) return null
  const { baton, state } = conversation
  const take = <Take thread={thread} inbox={inbox} />
  if (state === 'resolved') return <span>{t('composer.resolved')}</span>
  switch (baton.holder) {
    case 'assistant':
      if (channelOf(conversation.channelId)?.assistant === false) {
        return (
          <Line dash="other" action={take}>
            {t('composer.assistantOff')}
          </Line>
        )
      }
      return (
        <Line dash="assistant" action={take}>
          {tx('composer.assistantAnswers', { who: <b>{t('composer.theAssistant')}</b> })}
        </Line>
      )
    case 'agent':
      if (baton.userId !== inbox.me.id) {
        return (
          <Line dash="other" action={take}>
            {tx('composer.colleagueAnswers', { name: <b dir="auto">{personName(baton.userId)}</b> })}
          </Line>
        )
      }
      // Where the assistant is switched off there is nobody to hand back to.
      if (!channelOf(conversation.channelId)?.assistant) {
        return (
          <Line dash="me" action={null}>
            <b>{t('composer.youAreAnswering')}</b>
          </Line>
        )
      }
      return (
        <Line
          dash="me"
          action={
            <Button kind="quiet" onClick={() => void giveBaton(thread, inbox, { holder: 'assistant' })}>
              {t('composer.handBack')}
            </Button>
          }
        >
          {tx('composer.youAnswer', { who: <b>{t('composer.youAreAnswering')}</b> })}
        </Line>
      )
    case 'people':
      return (
        <Line dash="other" action={take}>
          {t('composer.nobodyYet')}
        </Line>
      )
    case 'nobody':
      return (
        <Line dash="other" action={baton.why === 'blocked' ? null : take}>
          {t(baton.why === 'blocked' ? 'composer.blocked' : 'composer.elsewhere')}
        </Line>
      )
  }
}

function Take({ thread, inbox }: { thread: Thread; inbox: Inbox }) {
  return (
    <Button kind="quiet" onClick={() => void giveBaton(thread, inbox, { holder: 'agent', userId: inbox.me.id })}>
      {t('composer.takeOver')}
    </Button>
  )
}

function Line({
  dash,
  action,
  children,
}: {
  dash: 'me' | 'assistant' | 'other'
  action: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <>
      <span class={`baton-dash baton-${dash}`} aria-hidden="true" />
      <span>{children}</span>
      {action}
    </>
  )
}

/** Colleagues who are typing here now. */
function Writers({ thread, inbox }: { thread: Thread; inbox: Inbox }) {
  inbox.presenceChanged.value
  const writers = inbox
    .presence()
    .filter(({ conversationId, writing }) => conversationId === thread.id && writing !== null)
  const [first] = writers
  if (!first) return null
  const name = actorLabel(`agent:${first.userId}`)
  const key = first.writing === 'note' ? 'composer.writingNote' : 'composer.writingReply'
  return (
    <p class="baton-writers">
      <PencilLine size={14} />
      <span>{writers.length > 1 ? t('composer.severalWriting', { n: writers.length }) : t(key, { name })}</span>
    </p>
  )
}
