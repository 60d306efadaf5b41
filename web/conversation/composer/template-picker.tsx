import { useSignal, useSignalEffect } from '@preact/signals'
import { RefreshCw } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { shortTime } from '../../i18n/time'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Skeleton } from '../../ui/skeleton'
import { languageOf } from '../bubble/script'
import { composingOf } from '../composing'
import { windowState } from '../reply-window'
import type { Thread } from '../store'
import { TemplateBlanks } from './template-blanks'
import { TemplateItems } from './template-items'
import { firstLanguage, listTemplates, type Wanted } from './template-list'
import { TemplateSearch } from './template-search'
import { contactFields, firstValues, me, sendTemplate } from './template-sending'
import type { Filled } from './template-values'
import { createTemplates, recentNames, type Template } from './templates'
import './template-picker.css'

interface Props {
  thread: Thread
  closed: boolean
  tabs: ComponentChildren
}

/** Which template, its blanks, and what the customer will see: three columns, or the list first where there is no room. */
export function TemplatePicker({ thread, closed, tabs }: Props) {
  const channelId = thread.conversation.value?.channelId ?? ''
  const store = useMemo(() => createTemplates(channelId), [channelId])
  /** null: nobody has searched yet, and the list begins with the customer's language. */
  const searched = useSignal<Wanted | null>(null)
  const [chosen, choose] = useState<Template | null>(null)
  const [values, setValues] = useState<Readonly<Record<string, Filled>>>({})
  const root = useRef<HTMLDivElement>(null)
  const { focus, texts, templates } = composingOf(thread.id)
  const state = store.state.value
  const contact = contactFields(thread)

  useSignalEffect(() => {
    if (focus.value > 0) root.current?.querySelector<HTMLElement>('.composer-tab[aria-pressed="true"]')?.focus()
  })
  const pick = (template: Template) => {
    choose(template)
    setValues(firstValues(template, contact))
  }
  const send = (template: Template) => {
    sendTemplate(thread, template, values)
    templates.value = false
    choose(null)
  }
  const goBack = ({ id }: Template) => {
    choose(null)
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-template="${CSS.escape(id)}"]`)?.focus(),
    )
  }
  const all = state.state === 'ready' ? state.templates : []
  const wanted = searched.value ?? { words: '', category: null, language: firstLanguage(all, theirLanguage(thread)) }
  const found = listTemplates(all, wanted, recentNames(me()))
  const hint = texts.reply.value.trim() === '' ? 'composer.chooseClosed' : 'composer.chooseClosedKept'
  return (
    <div ref={root} class={chosen ? 'templates templates-chosen' : 'templates'}>
      <div class="templates-list">
        <div class="composer-head">{tabs}</div>
        <TemplateSearch templates={all} wanted={wanted} onChange={(next) => (searched.value = next)} />
        {state.state === 'loading' && <Skeleton rows={3} kind="line" />}
        {state.state === 'failed' && (
          <div class="templates-problem" role="alert">
            <p>{problemText(state.problem)}</p>
            <Button onClick={() => void store.load(true)}>{t('frame.retry')}</Button>
          </div>
        )}
        {state.state === 'ready' && (
          <>
            <TemplateItems
              {...found}
              free={(template) => isFree(thread, template)}
              chosen={chosen?.id}
              noOffers={thread.conversation.value?.marketingOptOut === true}
              onPick={pick}
            />
            <p class="templates-synced">
              <span>{t('composer.synced', { when: shortTime(state.syncedAt, minute.value) })}</span>
              <button
                type="button"
                class="templates-sync"
                disabled={state.syncing}
                onClick={() => void store.load(true)}
              >
                <RefreshCw size={13} />
                {t(state.syncing ? 'insert.syncing' : 'composer.syncNow')}
              </button>
            </p>
          </>
        )}
      </div>
      {chosen ? (
        <TemplateBlanks
          key={chosen.id}
          {...{ conversationId: thread.id, template: chosen, values, contact, free: isFree(thread, chosen) }}
          setValue={(key, filled) => setValues((before) => ({ ...before, [key]: filled }))}
          onSend={send}
          onBack={() => goBack(chosen)}
        />
      ) : (
        <p class="templates-none">{t(closed ? hint : 'composer.chooseTemplate')}</p>
      )}
    </div>
  )
}

/** By the letters of what they wrote last. */
function theirLanguage(thread: Thread): string | undefined {
  const said = thread.items.value.findLast(
    (item) => item.kind === 'message' && item.direction === 'inbound' && item.text,
  )
  return (said?.kind === 'message' && said.text && languageOf(said.text)) || undefined
}

/** Inside the reply window Meta charges nothing for some; after an ad, for three days nothing at all. */
function isFree(thread: Thread, { costClass }: Template): boolean {
  const { windowClosesAt = 0, adWindowClosesAt = 0 } = thread.conversation.value ?? {}
  const now = minute.value
  if (adWindowClosesAt > now) return true
  const { state } = windowState(windowClosesAt, now)
  return costClass === 'free_in_window' && state !== 'closed' && state !== 'never'
}
