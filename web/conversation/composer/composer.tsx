import { useComputed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { minute, second } from '../../frame/clock'
import { register } from '../../frame/shortcuts'
import { t, withWords } from '../../i18n'
import type { Inbox } from '../../inbox/store'
import { later } from '../../media/later'
import { may } from '../../session'
import { composingOf, focusComposer } from '../composing'
import { windowState } from '../reply-window'
import type { Thread } from '../store'
import { BatonLine } from './baton-line'
import { Box } from './box'
import { CollisionBar } from './collision-bar'
import { keepDrafts } from './drafts'
import { tellTyping } from './insert-typing'
import { Tabs } from './tabs'
import './composer.css'

const Insert = lazy(() => import('./insert/insert').then(({ Insert: form }) => form))
const Absence = later(() => withWords(import('../../copilot/absence')).then(({ Absence: part }) => part))
const Assist = later(() => withWords(import('../../copilot/assist')).then(({ Assist: part }) => part))
const TemplatePicker = lazy(() => import('./template-picker').then(({ TemplatePicker: picker }) => picker))

interface Props {
  thread: Thread
  inbox: Inbox
}

/** Where people write: a reply, a note, or a template when the window is closed. Its state says what is possible now. */
export function Composer({ thread, inbox }: Props) {
  const composing = composingOf(thread.id)
  const closesAt = useComputed(() => thread.conversation.value?.windowClosesAt ?? 0)
  // The last minutes are watched each second; before, once a minute is enough.
  const window = windowState(
    closesAt.value,
    windowState(closesAt.value, minute.value).state === 'closing' ? second.value : minute.value,
  )
  const closed = window.state === 'closed' || window.state === 'never'
  const { mode, templates, insert } = composing
  const picking = mode.value === 'reply' && (closed || templates.value)
  const inserting = mode.value === 'reply' && !picking ? insert.value : null

  useEffect(() => keepDrafts(thread.id, inbox), [thread, inbox])
  useEffect(() => tellTyping(thread), [thread])
  useEffect(() => {
    if (!may('conversation.reply')) return
    return register([
      { keys: 'KeyR', name: t('composer.reply'), run: () => focusComposer(thread.id, 'reply') },
      { keys: 'KeyN', name: t('composer.note'), run: () => focusComposer(thread.id, 'note') },
      {
        keys: 'KeyT',
        name: t('composer.template'),
        run: () => {
          mode.value = 'reply'
          templates.value = true
        },
      },
    ])
  }, [thread, mode, templates])

  if (!thread.conversation.value) return null
  if (!may('conversation.reply')) return <p class="composer-none">{t('composer.noRight')}</p>
  return (
    <section class="composer-area" aria-label={t('composer.region')} data-region="composer">
      <Absence thread={thread} />
      <BatonLine thread={thread} inbox={inbox} closed={closed} />
      <CollisionBar thread={thread} />
      <div class={`composer composer-${mode.value} ${picking || inserting ? 'composer-wide' : ''}`}>
        {picking ? (
          <TemplatePicker thread={thread} closed={closed} tabs={<Tabs composing={composing} closed={closed} />} />
        ) : inserting ? (
          <Insert thread={thread} kind={inserting} />
        ) : (
          <Box thread={thread} inbox={inbox} tabs={<Tabs composing={composing} closed={closed} />} />
        )}
      </div>
      <Assist
        thread={thread}
        writes={mode.value === 'reply' && !picking && !inserting && !composing.voice.value}
        waiting={<div class="composer-assist" />}
      />
    </section>
  )
}
