import { useSignalEffect } from '@preact/signals'
import { LayoutTemplate, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { actorLabel } from '../../frame/tenant'
import { t } from '../../i18n'
import type { Inbox } from '../../inbox/store'
import { later } from '../../media/later'
import { IconButton } from '../../ui/button'
import { directionOf } from '../../ui/field'
import { resolve, snooze } from '../commands'
import { composingOf } from '../composing'
import type { Thread } from '../store'
import { AttachButton, attach, pastedFiles } from './attach'
import { InsertMenu } from './insert/menu'
import { LinkPreviewSwitch } from './insert-link-preview'
import { RecordButton } from './record-button'
import { sendKey } from './send-key'
import { SendMenu } from './send-menu'
import { COUNT_FROM, MOST_CHARACTERS, noteBeginning, seenOf, sendText } from './sending'
import { tomorrowMorning } from './snooze-times'

const TrayView = later(() => import('../../media/tray-view').then(({ TrayView: part }) => part))
const VoiceBar = later(() => import('../../media/voice-bar').then(({ VoiceBar: part }) => part))

/** A pause this long is no longer typing. */
const STOPPED_MS = 5_000

interface Props {
  thread: Thread
  inbox: Inbox
  tabs: ComponentChildren
}

export function Box({ thread, inbox, tabs }: Props) {
  const composing = composingOf(thread.id)
  const { mode, texts, quote, focus, writing, templates, voice } = composing
  const area = useRef<HTMLTextAreaElement>(null)
  const kind = mode.value
  const text = texts[kind].value
  const over = text.length - MOST_CHARACTERS
  const files = kind === 'reply' ? composing.files.value : []
  const nothing = text.trim() === '' && files.length === 0
  const unready = over > 0 || files.some(({ problem, working }) => problem !== null || working)

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

  const send = async (after?: 'resolve' | 'snooze') => {
    if (nothing || unready) return
    if (files.length > 0) {
      const { sendFiles } = await import('../../media/tray')
      sendFiles(thread, seenOf(thread))
    }
    sendText(thread, kind)
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
    void send()
  }
  if (kind === 'reply' && voice.value) {
    return (
      <>
        <div class="composer-head">{tabs}</div>
        <VoiceBar thread={thread} />
      </>
    )
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
      {files.length > 0 && <TrayView conversationId={thread.id} onSend={() => void send()} />}
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
        onPaste={(event) => {
          const pasted = kind === 'reply' ? pastedFiles(event) : []
          if (pasted.length === 0) return
          event.preventDefault()
          void attach(thread.id, pasted)
        }}
        onBlur={() => (writing.value = null)}
      />
      {kind === 'reply' && <LinkPreviewSwitch text={text} />}
      <div class="composer-foot">
        {kind === 'reply' && <AttachButton conversationId={thread.id} />}
        {kind === 'reply' && (
          <IconButton name={t('composer.template')} keys="T" tip="above" onClick={() => (templates.value = true)}>
            <LayoutTemplate size={18} />
          </IconButton>
        )}
        {kind === 'reply' && <InsertMenu conversationId={thread.id} />}
        {kind === 'reply' && <RecordButton conversationId={thread.id} />}
        <span class="composer-space" />
        <Saved thread={thread} inbox={inbox} text={text} />
        <span id="composer-count" class={over > 0 ? 'composer-count composer-over numbers' : 'composer-count numbers'}>
          {over > 0
            ? t('composer.tooLong', { n: over })
            : text.length >= COUNT_FROM
              ? t('composer.left', { n: -over })
              : ''}
        </span>
        <SendMenu kind={kind} disabled={nothing || unready} onSend={(after) => void send(after)} />
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
