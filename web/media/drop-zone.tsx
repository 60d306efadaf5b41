import { Lock, Paperclip } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { attach } from '../conversation/composer/attach'
import { windowState } from '../conversation/reply-window'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { may } from '../session'
import { limitWords } from './limit-words'
import './drop-zone.css'

/** Anywhere on the conversation files may be let go; while they hover over it, it says what will become of them. */
export function DropZone({ thread }: { thread: Thread }) {
  const mark = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const closesAt = thread.conversation.value?.windowClosesAt ?? 0
  const open = over && isOpen(closesAt)

  useEffect(() => {
    const place = mark.current?.parentElement
    if (!place || !may('conversation.reply')) return
    let depth = 0 // entering a child comes before leaving its parent
    const stop = new AbortController()
    const on = (target: EventTarget, type: string, listen: (event: DragEvent) => void) =>
      target.addEventListener(type, (event) => event instanceof DragEvent && hasFiles(event) && listen(event), stop)
    on(place, 'dragenter', () => {
      depth += 1
      setOver(true)
    })
    on(place, 'dragleave', () => {
      depth -= 1
      if (depth === 0) setOver(false)
    })
    on(place, 'drop', ({ dataTransfer }) => {
      if (isOpen(thread.conversation.peek()?.windowClosesAt ?? 0))
        void attach(thread.id, [...(dataTransfer?.files ?? [])])
    })
    // Let go beside it, the browser would leave the page for the file.
    for (const type of ['dragover', 'drop']) on(document, type, (event) => event.preventDefault())
    on(document, 'drop', () => {
      depth = 0
      setOver(false)
    })
    return () => stop.abort()
  }, [thread])

  return (
    <div ref={mark} class={over ? 'drop-zone' : 'drop-zone drop-zone-away'} role="status">
      {over && (
        <p class="drop-words">
          {open ? <Paperclip size={24} /> : <Lock size={24} />}
          <b>{t(open ? 'media.drop' : 'media.dropClosed')}</b>
          {open && <span>{limitWords()}</span>}
        </p>
      )}
    </div>
  )
}

function isOpen(closesAt: number): boolean {
  const { state } = windowState(closesAt, Date.now())
  return state !== 'closed' && state !== 'never'
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
