import {
  CircleAlert,
  CircleCheck,
  FilePen,
  FileText,
  FileType,
  Globe,
  MessageCircleQuestion,
  ScanText,
  TimerOff,
} from 'lucide-preact'
import { minute } from '../frame/clock'
import { t, tag } from '../i18n'
import { languageName } from '../i18n/language-name'
import { number } from '../i18n/number'
import { dateOnly, exactTime, shortTime } from '../i18n/time'
import { Chip } from '../ui/chip'
import type { DocumentShown } from './store'
import './document-table.css'

/** More are no longer a thing that one reads in a column. */
const MOST_LANGUAGES = 3
const ICONS = { faq: MessageCircleQuestion, text: FileText, markdown: FileText, file: FileType, page: Globe } as const
const KINDS = {
  faq: 'hub.kindFaq',
  text: 'hub.kindText',
  markdown: 'hub.kindText',
  file: 'hub.kindFile',
  page: 'hub.kindPage',
} as const

interface Props {
  documents: readonly DocumentShown[]
  onOpen: (documentId: string) => void
}

export function DocumentTable({ documents, onOpen }: Props) {
  return (
    <table class="documents">
      <thead>
        <tr>
          <th scope="col">{t('knowledge.document')}</th>
          <th scope="col" class="documents-wide">
            {t('hub.kind')}
          </th>
          <th scope="col" class="documents-wide">
            {t('knowledge.language')}
          </th>
          <th scope="col" class="documents-number documents-wide">
            {t('knowledge.passagesHead')}
          </th>
          <th scope="col">{t('knowledge.state')}</th>
          <th scope="col" class="documents-number">
            {t('knowledge.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

function DocumentRow({ document, onOpen }: { document: DocumentShown; onOpen: (documentId: string) => void }) {
  const { id, title, kind, language, chunks, version, updatedAt, file, url } = document
  const Icon = ICONS[kind]
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => onOpen(id)}>
          <Icon size={18} />
          <span dir="auto" lang={language ?? undefined}>
            {title}
          </span>
        </button>
        {(file || (url && url !== title)) && <bdi class="documents-from">{file?.name ?? url}</bdi>}
        <Marks document={document} />
        {/* Where there is no room for their columns. */}
        <p class="documents-facts">
          {t(KINDS[kind])} · {languageOf(document)} · {t('knowledge.passages', { n: chunks })}
        </p>
      </th>
      <td class="documents-wide">{t(KINDS[kind])}</td>
      <td class="documents-wide">{languageOf(document)}</td>
      <td class="documents-number documents-wide numbers">{number(chunks)}</td>
      <td>
        <State document={document} />
      </td>
      <td class="documents-number numbers" title={`${t('hub.version', { version })} · ${exactTime(updatedAt)}`}>
        {shortTime(updatedAt, minute.value)}
      </td>
    </tr>
  )
}

/** What sets it apart from the others; most have none. */
function Marks({ document: { audience, expiresAt, expired, draft, published } }: { document: DocumentShown }) {
  if (audience === 'customers' && expiresAt === null && (!draft || !published)) return null
  return (
    <p class="documents-marks">
      {audience === 'agents' && <Chip tone="indigo">{t('hub.agents')}</Chip>}
      {draft && published && <Chip tone="soon">{t('hub.draftOpen')}</Chip>}
      {expiresAt !== null && !expired && <Chip>{t('hub.until', { day: dateOnly(expiresAt - 1) })}</Chip>}
    </p>
  )
}

function State({ document: { state, expired, published, withoutVectors, expiresAt } }: { document: DocumentShown }) {
  const [look, Icon, words] = !published
    ? (['words', FilePen, t('hub.draft')] as const)
    : expired && expiresAt !== null
      ? (['words', TimerOff, t('hub.expired')] as const)
      : state === 'failed'
        ? (['failed', CircleAlert, t('hub.failed')] as const)
        : withoutVectors
          ? (['words', ScanText, t('knowledge.wordsOnly')] as const)
          : (['used', CircleCheck, t('knowledge.inUse')] as const)
  return (
    <span class={`state-${look}`} title={withoutVectors ? t('knowledge.wordsOnlyHelp') : undefined}>
      <Icon size={15} />
      {words}
    </span>
  )
}

/** As it was said, or as it was found in its passages. */
function languageOf({ language, languages }: DocumentShown): string {
  if (language) return languageName(language)
  if (languages.length === 0 || languages.length > MOST_LANGUAGES) return t('knowledge.severalLanguages')
  return new Intl.ListFormat(tag(), { type: 'unit' }).format(languages.map(languageName))
}
