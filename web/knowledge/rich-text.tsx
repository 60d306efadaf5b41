import { Bold, Eye, Heading2, Link, List, ListOrdered, Pencil } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { type MessageKey, t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { directionOf } from '../ui/field'
import { MarkdownView } from './markdown-view'
import { applyMark, type Mark } from './marks'
import './rich-text.css'

const TOOLS: { mark: Mark; name: MessageKey; icon: typeof Bold; keys?: string }[] = [
  { mark: 'bold', name: 'hub.bold', icon: Bold, keys: 'Ctrl+B' },
  { mark: 'heading', name: 'hub.heading', icon: Heading2 },
  { mark: 'bullets', name: 'hub.bullets', icon: List },
  { mark: 'numbers', name: 'hub.numbers', icon: ListOrdered },
  { mark: 'link', name: 'hub.link', icon: Link, keys: 'Ctrl+K' },
]
const KEYS: Record<string, Mark> = { b: 'bold', k: 'link' }

interface Props {
  label: string
  help?: string
  error?: string | null
  value: string
  rows: number
  disabled: boolean
  /** An answer of a few lines: no headings. */
  inline?: boolean
  onChange: (text: string) => void
}

/** Text with a few marks, written as Markdown; the preview is how an agent will read it. */
export function RichText({ label, help, error, value, rows, disabled, inline = false, onChange }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [preview, setPreview] = useState(false)
  const shown = preview || disabled

  function put(mark: Mark): void {
    const field = area.current
    if (!field) return
    const next = applyMark({ text: field.value, from: field.selectionStart, to: field.selectionEnd }, mark)
    field.focus()
    // Through the browser, so that its own undo knows of it.
    field.select()
    if (!document.execCommand('insertText', false, next.text)) onChange(next.text)
    field.setSelectionRange(next.from, next.to)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    const mark = event.ctrlKey || event.metaKey ? KEYS[event.key.toLowerCase()] : undefined
    if (!mark || event.shiftKey || event.altKey) return
    event.preventDefault()
    put(mark)
  }
  return (
    <div class="field rich">
      <div class="field-head">
        {shown ? <span id={`${id}-label`}>{label}</span> : <label for={id}>{label}</label>}
        {!disabled && (
          <div class="rich-tools" role="toolbar" aria-label={t('hub.formatting', { field: label })}>
            {!preview &&
              TOOLS.filter(({ mark }) => !inline || mark !== 'heading').map(({ mark, name, icon: Icon, keys }) => (
                <IconButton key={mark} name={t(name)} {...(keys ? { keys } : {})} tip="above" onClick={() => put(mark)}>
                  <Icon size={16} />
                </IconButton>
              ))}
            <Button
              kind="quiet"
              icon={preview ? <Pencil size={15} /> : <Eye size={15} />}
              onClick={() => setPreview(!preview)}
            >
              {t(preview ? 'hub.write' : 'hub.preview')}
            </Button>
          </div>
        )}
      </div>
      {shown ? (
        <section class="rich-preview" aria-labelledby={`${id}-label`}>
          <MarkdownView text={value} />
        </section>
      ) : (
        <textarea
          ref={area}
          id={id}
          class="field-input"
          rows={rows}
          dir={directionOf(value)}
          value={value}
          aria-describedby={`${id}-about`}
          aria-invalid={error ? true : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <div id={`${id}-about`} class={error ? 'field-error' : 'field-help'} role={error ? 'alert' : undefined}>
        {error ?? help}
      </div>
    </div>
  )
}
