import { t } from '../i18n'
import { TextField } from '../ui/field'
import { Skeleton } from '../ui/skeleton'
import { DetailsFields } from './details-fields'
import { FaqEditor } from './faq-editor'
import { RichText } from './rich-text'
import type { Editing } from './use-editing'

/** The fields of what is written here. */
export function Writing({ editing, disabled }: { editing: Editing; disabled: boolean }) {
  const { written, pairs, details, problem, change, changeDetails } = editing
  if (!written) {
    return problem ? (
      <p class="field-error" role="alert">
        {problem}
      </p>
    ) : (
      <Skeleton rows={5} kind="line" />
    )
  }
  return (
    <>
      <TextField
        label={t('knowledge.title')}
        value={written.title}
        maxLength={300}
        disabled={disabled}
        onInput={(event) => change({ title: event.currentTarget.value })}
      />
      {pairs ? (
        <FaqEditor first={pairs} disabled={disabled} error={problem} onChange={(text) => change({ text })} />
      ) : (
        <RichText
          label={t(written.kind === 'faq' ? 'knowledge.faqText' : 'knowledge.text')}
          help={t(written.kind === 'faq' ? 'knowledge.faqHelp' : 'knowledge.textHelp')}
          error={problem}
          value={written.text}
          rows={14}
          disabled={disabled}
          onChange={(text) => change({ text })}
        />
      )}
      <DetailsFields details={details} disabled={disabled} onChange={changeDetails} />
    </>
  )
}
