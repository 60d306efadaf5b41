import { useSignal, useSignalEffect } from '@preact/signals'
import { RefreshCw, Search } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { shortTime } from '../../i18n/time'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { Skeleton } from '../../ui/skeleton'
import { composingOf } from '../composing'
import { enqueue } from '../outbox'
import type { Thread } from '../store'
import { TemplateBlanks } from './template-blanks'
import { createTemplates, recentNames, rememberSent, sortTemplates, type Template } from './templates'
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
  const words = useSignal('')
  const [chosen, choose] = useState<Template | null>(null)
  const [values, setValues] = useState<Record<string, string>>({})
  const root = useRef<HTMLDivElement>(null)
  const { focus, texts, templates } = composingOf(thread.id)
  const state = store.state.value
  const contactName = thread.conversation.value?.contact.name ?? ''

  useSignalEffect(() => {
    if (focus.value > 0) root.current?.querySelector<HTMLElement>('.composer-tab[aria-pressed="true"]')?.focus()
  })
  const isRefused = ({ category }: Template) =>
    category === 'MARKETING' && thread.conversation.value?.marketingOptOut === true
  const pick = (template: Template) => {
    choose(template)
    // The first blank is a greeting's name more often than not; a wrong guess is seen in the preview.
    const first = template.variables[0]
    setValues(
      first && contactName && /^(1|name|customer_name|first_name)$/.test(first.key) ? { [first.key]: contactName } : {},
    )
  }
  const send = (template: Template) => {
    const body = template.variables.map(({ key }) => ({
      ...(/^\d+$/.test(key) ? {} : { name: key }),
      text: (values[key] ?? '').trim(),
    }))
    enqueue({
      clientId: crypto.randomUUID(),
      conversationId: thread.id,
      kind: 'template',
      text: template.body,
      template: { name: template.name, language: template.language, ...(body.length > 0 ? { body } : {}) },
      seenOutbound: thread.conversation.peek()?.spokenSeq ?? 0,
    })
    rememberSent(template.name)
    templates.value = false
    choose(null)
  }
  const goBack = ({ id }: Template) => {
    choose(null)
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-template="${CSS.escape(id)}"]`)?.focus(),
    )
  }
  const hint = texts.reply.value.trim() === '' ? 'composer.chooseClosed' : 'composer.chooseClosedKept'
  return (
    <div ref={root} class={chosen ? 'templates templates-chosen' : 'templates'}>
      <div class="templates-list">
        <div class="composer-head">{tabs}</div>
        <label class="templates-search">
          <Search size={16} />
          <input
            type="search"
            value={words.value}
            placeholder={t('composer.searchTemplates')}
            aria-label={t('composer.searchTemplates')}
            onInput={(event) => (words.value = event.currentTarget.value)}
          />
        </label>
        {state.state === 'loading' && <Skeleton rows={3} kind="line" />}
        {state.state === 'failed' && (
          <div class="templates-problem" role="alert">
            <p>{problemText(state.problem)}</p>
            <Button onClick={() => void store.load(true)}>{t('frame.retry')}</Button>
          </div>
        )}
        {state.state === 'ready' && (
          <>
            <ul class="templates-items" aria-label={t('composer.templates')}>
              {sortTemplates(state.templates, words.value, recentNames()).map((template) => (
                <TemplateItem
                  key={template.id}
                  template={template}
                  whyNot={template.reason ?? (isRefused(template) ? t('conversation.optedOutTip') : null)}
                  chosen={chosen?.id === template.id}
                  onPick={pick}
                />
              ))}
            </ul>
            <p class="templates-synced">
              <span>{t('composer.synced', { when: shortTime(state.syncedAt, minute.value) })}</span>
              <button type="button" class="templates-sync" onClick={() => void store.load(true)}>
                <RefreshCw size={13} />
                {t('composer.syncNow')}
              </button>
            </p>
          </>
        )}
      </div>
      {chosen ? (
        <TemplateBlanks
          key={chosen.id}
          {...{ template: chosen, values, setValues, onSend: send, onBack: () => goBack(chosen) }}
        />
      ) : (
        <p class="templates-none">{t(closed ? hint : 'composer.chooseTemplate')}</p>
      )}
    </div>
  )
}

function TemplateItem({
  template,
  whyNot,
  chosen,
  onPick,
}: {
  template: Template
  /** Why it cannot be sent now; null: it can. */
  whyNot: string | null
  chosen: boolean
  onPick: (template: Template) => void
}) {
  const { id, name, language, body, category } = template
  return (
    <li>
      <button
        type="button"
        class="template-item"
        aria-pressed={chosen}
        disabled={whyNot !== null}
        data-template={id}
        onClick={() => onPick(template)}
      >
        <span class="template-name">{name}</span>
        <Chip size={18} tone={category === 'MARKETING' ? 'soon' : 'neutral'} title={category}>
          {t(
            category === 'MARKETING'
              ? 'composer.offer'
              : category === 'AUTHENTICATION'
                ? 'composer.code'
                : 'composer.useful',
          )}
        </Chip>
        <span class="template-line" dir="auto" lang={language.slice(0, 2)}>
          {whyNot ?? body}
        </span>
        <span class="template-language">{languageName(language)}</span>
      </button>
    </li>
  )
}
