import { codePoints, OUTBOUND_LIMITS } from '../../../workers/whatsapp/outbound-limits'
import { isolated, type MessageKey, t } from '../../i18n'
import { TextArea, TextField } from '../../ui/field'
import { FileField } from './insert/file-field'
import type { TemplateField } from './template-fields'
import { TemplatePlace } from './template-place'
import { type ContactField, type ContactFields, type Filled, textFor, type troubleWith } from './template-values'
import { CONTACT_FIELDS, fieldName } from './template-words'

type Why = ReturnType<typeof troubleWith>

interface Props {
  conversationId: string
  field: TemplateField
  why: Why
  contact: ContactFields
  filled: Filled
  onChange: (filled: Filled) => void
}

/** The field of one blank. What is missing is said beside Send; what is wrong, here. */
export function TemplateInput(props: Props) {
  const { conversationId, field, why, filled, onChange } = props
  switch (field.kind) {
    case 'text':
      return <TextInput {...props} field={field} />
    case 'file':
      return (
        <FileField
          {...{ conversationId, name: fieldName(field), accepts: [field.accepts], file: filled.upload }}
          onChange={(upload) => onChange(upload ? { upload } : {})}
        />
      )
    case 'place':
      return <TemplatePlace {...{ wrong: why === 'position', filled, onChange }} />
    case 'product': {
      const { catalogId = '', productId = '' } = filled.product ?? {}
      return (
        <>
          <TextField
            label={t('insert.catalogId')}
            help={t('insert.catalogHelp')}
            value={catalogId}
            onInput={(event) => onChange({ product: { catalogId: event.currentTarget.value, productId } })}
          />
          <TextField
            label={t('insert.productId')}
            value={productId}
            onInput={(event) => onChange({ product: { catalogId, productId: event.currentTarget.value } })}
          />
        </>
      )
    }
    case 'products':
      return (
        <TextArea
          label={fieldName(field)}
          help={t('insert.onePerLine')}
          rows={3}
          value={filled.products ?? ''}
          error={why === 'long' ? t('insert.rowsFull', { n: OUTBOUND_LIMITS.products.products }) : undefined}
          onInput={(event) => onChange({ products: event.currentTarget.value })}
        />
      )
    case 'end':
      return (
        <TextField
          type="datetime-local"
          label={fieldName(field)}
          value={filled.endsAt ?? ''}
          error={why === 'past' ? t('insert.offerPast') : undefined}
          onInput={(event) => onChange({ endsAt: event.currentTarget.value })}
        />
      )
  }
}

function TextInput({ field, why, contact, filled, onChange }: Props & { field: TemplateField & { kind: 'text' } }) {
  const { from } = filled
  const known = from ? contact[from] : undefined
  const name = fieldName(field)
  return (
    <TextField
      label={name}
      value={from ? (known ?? '') : (filled.text ?? '')}
      placeholder={isolated(field.fallback ?? field.example ?? '')}
      aside={<Source name={name} contact={contact} from={from} onChange={(next) => onChange(mapped(filled, next))} />}
      error={errorOf(field, why, textFor(field, filled, contact))}
      help={helpOf(field, filled, known)}
      onInput={(event) => onChange({ text: event.currentTarget.value })}
    />
  )
}

/** What was typed before comes back when the contact's field is let go. */
function mapped({ text }: Filled, from: ContactField | undefined): Filled {
  return { ...(text === undefined ? {} : { text }), ...(from ? { from } : {}) }
}

/** What goes out when nothing is typed, or nothing is known. */
function helpOf({ fallback }: TemplateField & { kind: 'text' }, { from, text }: Filled, known: string | undefined) {
  if (from && !known) return fallback ? t('insert.unknownInstead', { fallback }) : t('insert.unknownNone')
  if (fallback && !from && !text?.trim()) return t('insert.emptyInstead', { fallback })
  return undefined
}

function errorOf({ most }: { most: number }, why: Why, text: string): string | undefined {
  if (why === 'long') return t('composer.tooLong', { n: codePoints(text) - most })
  return why === 'unclean' ? t('insert.unclean') : undefined
}

interface SourceProps {
  name: string
  contact: ContactFields
  from: ContactField | undefined
  onChange: (from: ContactField | undefined) => void
}

/** Typed, or a field of the contact. */
function Source({ name, contact, from, onChange }: SourceProps) {
  const fields = Object.entries(CONTACT_FIELDS) as [ContactField, MessageKey][] // of the record's own keys
  return (
    <select
      class="template-source"
      aria-label={t('insert.sourceOf', { name })}
      value={from ?? ''}
      onChange={(event) => onChange(fields.find(([field]) => field === event.currentTarget.value)?.[0])}
    >
      <option value="">{t('insert.typedHere')}</option>
      {fields.map(([field, key]) => (
        <option key={field} value={field}>
          {contact[field] ? `${t(key)}: ${contact[field]}` : t(key)}
        </option>
      ))}
    </select>
  )
}
