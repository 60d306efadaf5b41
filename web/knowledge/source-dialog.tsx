import { useState } from 'preact/hooks'
import { t } from '../i18n'
import { Question } from '../settings/question'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import type { SourceShown } from './server'
import { sourceRefusal } from './source-refusal'
import type { Sources } from './sources-store'

/** As the list of choices has it; '0': once. */
const EVERY = ['0', '24', '168', '720'] as const
type Every = (typeof EVERY)[number]

const EVERY_WORDS = { 0: 'hub.everyNever', 24: 'hub.everyDay', 168: 'hub.everyWeek', 720: 'hub.everyMonth' } as const

interface Props {
  sources: Sources
  /** Absent: a new one. */
  source?: SourceShown
  onClose: () => void
}

/** Adds a page or all that a sitemap lists, or changes how often one is read and for whom. */
export function SourceDialog({ sources, source, onClose }: Props) {
  const [url, setUrl] = useState('')
  const [kind, setKind] = useState<SourceShown['kind']>('page')
  const [every, setEvery] = useState<Every>(source ? nearest(source.everyHours) : '168')
  const [audience, setAudience] = useState<SourceShown['audience']>(source?.audience ?? 'customers')
  const settings = { audience, everyHours: every === '0' ? null : Number(every) }
  return (
    <Question
      title={source ? t('hub.changeSource') : t('hub.addSource')}
      verb={source ? t('knowledge.save') : t('hub.read')}
      ready={source !== undefined || url.trim() !== ''}
      refusalText={sourceRefusal}
      onConfirm={() =>
        source ? sources.change(source.id, settings) : sources.add({ url: withScheme(url), kind, ...settings })
      }
      onClose={onClose}
    >
      {source ? (
        <p>
          <bdi class="source-url">{source.url}</bdi>
        </p>
      ) : (
        <>
          <TextField
            type="url"
            label={t('hub.address')}
            help={t('hub.addressHelp')}
            value={url}
            maxLength={2000}
            placeholder="https://"
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
          <SelectField
            label={t('hub.howMuch')}
            help={kind === 'sitemap' ? t('hub.sitemapHelp') : undefined}
            value={kind}
            options={[
              { value: 'page', name: t('hub.onePage') },
              { value: 'sitemap', name: t('hub.sitemap') },
            ]}
            onChange={setKind}
          />
        </>
      )}
      <SelectField
        label={t('hub.every')}
        value={every}
        options={EVERY.map((value) => ({ value, name: t(EVERY_WORDS[value]) }))}
        onChange={setEvery}
      />
      <SelectField
        label={t('hub.audience')}
        value={audience}
        options={[
          { value: 'customers', name: t('hub.customers') },
          { value: 'agents', name: t('hub.agents') },
        ]}
        onChange={setAudience}
      />
    </Question>
  )
}

function nearest(hours: number | null): Every {
  return (
    EVERY.find((value) => Number(value) === (hours ?? 0)) ??
    EVERY.find((value) => Number(value) >= (hours ?? 0)) ??
    '720'
  )
}

function withScheme(typed: string): string {
  const url = typed.trim()
  return /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`
}
