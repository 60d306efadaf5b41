import { ArrowLeft } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { list, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { fieldsOf } from './template-fields'
import { TemplateInput } from './template-input'
import { TemplatePreview } from './template-preview'
import { type ContactFields, type Filled, troubleWith, type Values } from './template-values'
import { fieldName } from './template-words'
import type { Template } from './templates'
import './template-blanks.css'

interface Props {
  conversationId: string
  template: Template
  values: Values
  contact: ContactFields
  /** Costs nothing now. */
  free: boolean
  setValue: (key: string, filled: Filled) => void
  onSend: (template: Template) => void
  /** To the list, where there is room only for one of the two. */
  onBack: () => void
}

/** A field for each blank, and beside or below them what the customer will see. Enter goes to the next empty one; with Ctrl it sends. What is missing says why Send is grey. */
export function TemplateBlanks(props: Props) {
  const { conversationId, template, values, contact, free, setValue, onSend, onBack } = props
  const form = useRef<HTMLFormElement>(null)
  const fields = fieldsOf(template)
  const now = Date.now()
  const troubles = fields.map((field) => ({ field, why: troubleWith(field, values[field.key], contact, now) }))
  const missing = troubles.filter(({ why }) => why === 'missing').map(({ field }) => fieldName(field))
  const ready = troubles.every(({ why }) => why === null)
  useEffect(() => nextEmpty(form.current)?.focus(), [])
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.isComposing) return
    const combined = event.ctrlKey || event.metaKey
    if (!combined && !(event.target instanceof HTMLInputElement)) return
    if (!combined && event.target instanceof HTMLInputElement && event.target.type === 'file') return
    event.preventDefault()
    if (!combined) nextEmpty(form.current)?.focus()
    else if (ready) onSend(template)
  }
  return (
    <form
      ref={form}
      class="template-blanks"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onSend(template)
      }}
    >
      <div class="template-filling">
        <div class="template-fields">
          <Button class="template-other" kind="quiet" icon={<ArrowLeft size={16} class="mirror" />} onClick={onBack}>
            {t('composer.otherTemplate')}
          </Button>
          <h3>{template.name}</h3>
          <p class="template-about">
            <Chip size={18} tone={free ? 'done' : 'neutral'} title={t(free ? 'insert.freeTip' : 'insert.paidTip')}>
              {t(free ? 'insert.free' : 'insert.paid')}
            </Chip>
            <span>
              {t('composer.blanks', { n: fields.length })} · {languageName(template.language)}
            </span>
          </p>
          {troubles.map(({ field, why }) => (
            <TemplateInput
              key={field.key}
              {...{ conversationId, field, why, contact, filled: values[field.key] ?? {} }}
              onChange={(filled) => setValue(field.key, filled)}
            />
          ))}
        </div>
        <TemplatePreview {...{ template, fields, values, contact }} />
      </div>
      <div class="template-foot">
        <span class="template-missing" role="status">
          {missing.length === 1 && t('composer.fillIn', { key: missing[0] ?? '' })}
          {missing.length > 1 && t('insert.missingList', { names: list(missing) })}
        </span>
        <Button kind="main" type="submit" disabled={!ready}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  )
}

function nextEmpty(form: HTMLFormElement | null): HTMLElement | null {
  const inputs = [...(form?.querySelectorAll<HTMLInputElement>('.template-fields :is(input, textarea)') ?? [])]
  return (
    inputs.find(({ value, disabled }) => !disabled && value.trim() === '') ??
    form?.querySelector<HTMLElement>('button[type=submit]:enabled') ??
    null
  )
}
