import { Upload } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import type { DraftHeader } from '../../workers/templates/draft'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import { nextBlank } from './blanks'
import type { Builder } from './builder-store'
import { firstSaid, SaidAt } from './said-at'
import type { Sample } from './sample'

const FORMATS = ['NONE', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'] as const
type Format = (typeof FORMATS)[number]

interface Props {
  builder: Builder
  sample: Sample
  disabled: boolean
}

/** What stands above the text: a line, a file of each customer's own, a place, or nothing. */
export function HeaderEditor({ builder, sample, disabled }: Props) {
  const { header, parameterFormat } = builder.draft.value
  const format: Format = header?.format ?? 'NONE'
  const names: Record<Format, string> = {
    NONE: t('templates.headerNone'),
    TEXT: t('templates.headerText'),
    IMAGE: t('inbox.photo'),
    VIDEO: t('inbox.video'),
    DOCUMENT: t('inbox.document'),
    LOCATION: t('inbox.location'),
  }
  return (
    <div class="builder-group">
      <SelectField
        label={t('templates.header')}
        value={format}
        disabled={disabled}
        options={FORMATS.map((value) => ({ value, name: names[value] }))}
        onChange={(value) => builder.set({ header: emptyHeader(value) })}
      />
      {header?.format === 'TEXT' && (
        <TextField
          label={t('templates.headerLine')}
          error={firstSaid(builder, 'header')}
          value={header.text}
          disabled={disabled}
          aside={
            disabled || /\{\{/.test(header.text) ? undefined : (
              <button
                type="button"
                class="insert-blank"
                onClick={() => {
                  const blank = nextBlank(header.text, parameterFormat)
                  builder.set({ header: { ...header, text: `${header.text} {{${blank}}}`.trimStart() } })
                }}
              >
                {t('templates.insertBlank')}
              </button>
            )
          }
          onInput={(event) => builder.set({ header: { ...header, text: event.currentTarget.value } })}
        />
      )}
      {header && 'handle' in header && <SampleField {...{ builder, sample, header, disabled }} />}
    </div>
  )
}

/** Meta reviews the text together with one file like those that will be sent. */
function SampleField({
  builder,
  sample,
  header,
  disabled,
}: Props & { header: Extract<DraftHeader, { handle: string }> }) {
  const input = useRef<HTMLInputElement>(null)
  const { state } = sample
  return (
    <div class="field">
      <span class="field-head">{t('templates.sample')}</span>
      <div class="sample">
        <Button
          icon={<Upload size={16} />}
          disabled={disabled || state.value.at === 'sending'}
          onClick={() => input.current?.click()}
        >
          {state.value.at === 'sending' ? t('templates.sampleSending') : t('templates.sampleChoose')}
        </Button>
        <bdi class="sample-name">
          {state.value.at === 'done' ? state.value.name : header.handle === '' ? '' : t('templates.sampleThere')}
        </bdi>
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          accept={sample.accepted(header.format)}
          tabIndex={-1}
          aria-label={t('templates.sample')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file)
              void sample
                .send(header.format, file)
                .then((handle) => handle && builder.set({ header: { ...header, handle } }))
          }}
        />
      </div>
      {state.value.at === 'failed' ? (
        <div class="field-error" role="alert">
          {state.value.problem}
        </div>
      ) : (
        <div class="field-help">{t('templates.sampleHelp')}</div>
      )}
      <SaidAt builder={builder} field="header" />
    </div>
  )
}

function emptyHeader(format: Format): DraftHeader | null {
  switch (format) {
    case 'NONE':
      return null
    case 'TEXT':
      return { format, text: '', example: '' }
    case 'LOCATION':
      return { format }
    default:
      return { format, handle: '' }
  }
}
