import { ArrowLeft } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { isolated, t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { TemplatePreview } from './template-preview'
import type { Template } from './templates'
import './template-blanks.css'

interface Props {
  template: Template
  values: Record<string, string>
  setValues: (values: Record<string, string>) => void
  onSend: (template: Template) => void
  /** To the list, where there is room only for one of the two. */
  onBack: () => void
}

/** A field for each blank, and beside or below them what the customer will see. Enter goes to the next empty one; with Ctrl it sends. The first missing one says why Send is grey. */
export function TemplateBlanks({ template, values, setValues, onSend, onBack }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const missing = template.variables.filter(({ key }) => !values[key]?.trim())
  useEffect(() => nextEmpty(form.current)?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) {
      if (missing.length === 0) onSend(template)
      return
    }
    nextEmpty(form.current)?.focus()
  }
  return (
    <form
      ref={form}
      class="template-blanks"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing.length === 0) onSend(template)
      }}
    >
      <div class="template-filling">
        <div class="template-fields">
          <Button class="template-other" kind="quiet" icon={<ArrowLeft size={16} class="mirror" />} onClick={onBack}>
            {t('composer.otherTemplate')}
          </Button>
          <h3>{template.name}</h3>
          <p class="template-about">
            {t('composer.blanks', { n: template.variables.length })} · {languageName(template.language)}
          </p>
          {template.variables.map(({ key, example }) => (
            <TextField
              key={key}
              label={nameOf(key)}
              value={values[key] ?? ''}
              placeholder={isolated(example ?? '')}
              maxLength={1024}
              onInput={(event) => setValues({ ...values, [key]: event.currentTarget.value })}
              onKeyDown={onKeyDown}
            />
          ))}
        </div>
        <TemplatePreview template={template} values={values} />
      </div>
      <div class="template-foot">
        <span class="template-missing" role="status">
          {missing[0] ? t('composer.fillIn', { key: nameOf(missing[0].key) }) : ''}
        </span>
        <Button kind="main" type="submit" disabled={missing.length > 0}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  )
}

/** Numbered blanks have no name of their own. */
function nameOf(key: string): string {
  return /^\d+$/.test(key) ? t('composer.blank', { key }) : key
}

function nextEmpty(form: HTMLFormElement | null): HTMLElement | null {
  const inputs = [...(form?.querySelectorAll('input') ?? [])]
  return (
    inputs.find(({ value }) => value.trim() === '') ?? form?.querySelector<HTMLElement>('button[type=submit]') ?? null
  )
}
