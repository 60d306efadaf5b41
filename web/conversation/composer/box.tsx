import { useSignalEffect } from '@preact/signals'
import { LayoutTemplate, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { actorLabel } from '../../frame/tenant'
import { t } from '../../i18n'
import type { Inbox } from '../../inbox/store'
import { IconButton } from '../../ui/button'
import { directionOf } from '../../ui/field'
import { resolve, snooze } from '../commands'
import { composingOf } from '../composing'
import type { Thread } from '../store'
import { sendKey } from './send-key'
import { SendMenu } from './send-menu'
import { COUNT_FROM, MOST_CHARACTERS, noteBeginning, sendText } from './sending'
import { tomorrowMorning } from './snooze-times'

/** A pause this long is no longer typing. */
const STOPPED_MS = 5_000

interface Props {
  thread: Thread
  inbox: Inbox
  tabs: ComponentChildren
}

export function Box({ thread, inbox, tabs }: Props) {
  const composing = composingOf(thread.id)
  const { mode, texts, quote, focus, writing, templates } = composing
  const area = useRef<HTMLTextAreaElement>(null)
  const kind = mode.value
  const text = texts[kind].value
  const over = text.length - MOST_CHARACTERS

  useLayoutEffect(() => grow(area.current), [text, kind])
  useSignalEffect(() => {
    if (focus.value === 0) return
    area.current?.focus() // at once: what is typed next must not be taken for single keys
    requestAnimationFrame(() => area.current?.focus())
  })
  useEffect(() => {
    if (text === '') {
      writing.value = null
      return
    }
    const timer = setTimeout(() => (writing.value = null), STOPPED_MS)
    return () => clearTimeout(timer)
  }, [text, writing])
  useEffect(() => {
    return () => {
      writing.value = null
    }
  }, [writing])

  const send = (after?: 'resolve' | 'snooze') => {
    if (!sendText(thread, kind)) return
    writing.value = null
    if (after === 'resolve') void resolve(thread, inbox)
    if (after === 'snooze') void snooze(thread, inbox, tomorrowMorning(Date.now()))
    area.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return area.current?.blur()
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return
    const combined = event.ctrlKey || event.metaKey
    if (sendKey.peek() === 'enter' ? event.altKey : !combined) return
    event.preventDefault()
    send()
  }
  return (
    <>
      <div class="composer-head">{tabs}</div>
      {kind === 'reply' && quote.value && (
        <div class="composer-quote">
          <p>
            <b>
              <bdi>{actorLabel(quote.value.by)}</bdi>
            </b>
            <span dir="auto">{quote.value.text ?? t('composer.somethingElse')}</span>
          </p>
          <IconButton name={t('composer.noQuote')} tip="above" onClick={() => (quote.value = null)}>
            <X size={16} />
          </IconButton>
        </div>
      )}
      <textarea
        ref={area}
        data-composer
        class="composer-text"
        dir={directionOf(text)}
        rows={1}
        value={text}
        placeholder={t(kind === 'note' ? 'composer.notePlaceholder' : 'composer.replyPlaceholder')}
        aria-label={t(kind === 'note' ? 'composer.noteLabel' : 'composer.replyLabel')}
        aria-describedby="composer-count"
        enterkeyhint={sendKey.value === 'enter' ? 'send' : 'enter'}
        onInput={(event) => {
          texts[kind].value = event.currentTarget.value
          if (kind === 'reply') noteBeginning(thread)
          writing.value = kind
        }}
        onKeyDown={onKeyDown}
        onBlur={() => (writing.value = null)}
      />
      <div class="composer-foot">
        {kind === 'reply' && (
          <IconButton name={t('composer.template')} keys="T" tip="above" onClick={() => (templates.value = true)}>
            <LayoutTemplate size={18} />
          </IconButton>
        )}
        <span class="composer-space" />
        <Saved thread={thread} inbox={inbox} text={text} />
        <span id="composer-count" class={over > 0 ? 'composer-count composer-over numbers' : 'composer-count numbers'}>
          {over > 0
            ? t('composer.tooLong', { n: over })
            : text.length >= COUNT_FROM
              ? t('composer.left', { n: -over })
              : ''}
        </span>
        <SendMenu kind={kind} disabled={text.trim() === '' || over > 0} onSend={send} />
      </div>
    </>
  )
}

function Saved({ thread, inbox, text }: { thread: Thread; inbox: Inbox; text: string }) {
  inbox.changed.value
  const { mode } = composingOf(thread.id)
  const saved = text !== '' && inbox.mark(thread.id).drafts[mode.value] === text
  return <span class="composer-saved">{saved ? t('composer.draftSaved') : ''}</span>
}

/** As high as its text, up to a third of the window. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return
  area.style.blockSize = 'auto'
  area.style.blockSize = `${Math.min(area.scrollHeight, innerHeight / 3)}px`
}
