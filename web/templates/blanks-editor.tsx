import { t } from '../i18n'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import { blanksOfDraft, withExample, withFormat } from './blanks'
import type { Builder } from './builder-store'
import { firstSaid } from './said-at'

/** What stands in each blank: for the review, and when nothing is known of the customer. */
export function BlanksEditor({ builder, disabled }: { builder: Builder; disabled: boolean }) {
  const draft = builder.draft.value
  const blanks = blanksOfDraft(draft)
  if (blanks.length === 0) return null
  const places = { header: t('templates.header'), body: t('templates.body'), button: t('templates.button') }
  return (
    <fieldset class="builder-group builder-blanks">
      <legend>{t('templates.blanks')}</legend>
      <p class="page-help">{t('templates.blanksHelp')}</p>
      <SelectField
        label={t('templates.format')}
        value={draft.parameterFormat}
        disabled={disabled || builder.existing !== null}
        options={[
          { value: 'POSITIONAL', name: t('templates.positional') },
          { value: 'NAMED', name: t('templates.named') },
        ]}
        onChange={(format) => builder.set(withFormat(draft, format))}
      />
      <ol>
        {blanks.map((blank) => (
          <li key={blank.key} class="builder-blank">
            <p class="builder-blank-name">
              <bdi class="mono">{`{{${blank.name}}}`}</bdi>
              <span>{places[blank.part]}</span>
            </p>
            <TextField
              label={t('templates.example')}
              error={firstSaid(builder, blank.exampleField)}
              value={blank.example}
              disabled={disabled}
              onInput={(event) => {
                builder.visit(blank.exampleField)
                builder.set(withExample(draft, blank, event.currentTarget.value))
              }}
            />
            <TextField
              label={t('templates.fallback')}
              error={firstSaid(builder, `fallbacks.${blank.key}`)}
              value={blank.fallback}
              disabled={disabled}
              onInput={(event) => {
                builder.visit(`fallbacks.${blank.key}`)
                builder.set({ fallbacks: { ...draft.fallbacks, [blank.key]: event.currentTarget.value } })
              }}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
