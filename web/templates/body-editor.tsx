import { Bold, Braces, Italic, Strikethrough } from 'lucide-preact'
import { useId, useRef } from 'preact/hooks'
import { t } from '../i18n'
import { number } from '../i18n/number'
import { IconButton } from '../ui/button'
import { directionOf } from '../ui/field'
import { nextBlank } from './blanks'
import type { Builder } from './builder-store'
import { SaidAt } from './said-at'

const MOST = 1024

/** The text, with what WhatsApp can make of it. */
export function BodyEditor({ builder, disabled }: { builder: Builder; disabled: boolean }) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const { body, parameterFormat } = builder.draft.value
  const length = [...body].length
  const refused = builder.saidAt('body').some(({ level }) => level === 'refused')

  /** Puts something at the caret, and marks `from`–`to` of it for typing over. */
  function put(before: string, middle: string, after: string): void {
    const element = area.current
    if (!element) return
    const { selectionStart: start, selectionEnd: end } = element
    const inside = middle === '' ? body.slice(start, end) : middle
    builder.set({ body: body.slice(0, start) + before + inside + after + body.slice(end) })
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(start + before.length, start + before.length + inside.length)
    })
  }

  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{t('templates.body')}</label>
        <span class={length > MOST ? 'numbers field-error' : 'numbers'} dir="ltr">
          {number(length)} / {number(MOST)}
        </span>
      </div>
      {!disabled && (
        <div class="body-tools" role="toolbar" aria-label={t('templates.body')}>
          <button type="button" class="insert-blank" onClick={() => put('{{', nextBlank(body, parameterFormat), '}}')}>
            <Braces size={14} />
            {t('templates.insertBlank')}
          </button>
          <IconButton name={t('templates.bold')} onClick={() => put('*', '', '*')}>
            <Bold size={16} />
          </IconButton>
          <IconButton name={t('templates.italic')} onClick={() => put('_', '', '_')}>
            <Italic size={16} />
          </IconButton>
          <IconButton name={t('templates.strike')} tip="inward" onClick={() => put('~', '', '~')}>
            <Strikethrough size={16} />
          </IconButton>
        </div>
      )}
      <textarea
        id={id}
        ref={area}
        class="field-input"
        rows={6}
        dir={directionOf(body)}
        disabled={disabled}
        aria-invalid={refused ? true : undefined}
        aria-describedby={`${id}-about`}
        value={body}
        onBlur={() => builder.visit('body')}
        onInput={(event) => builder.set({ body: event.currentTarget.value })}
      />
      <div id={`${id}-about`}>
        <SaidAt builder={builder} field="body" />
      </div>
    </div>
  )
}
