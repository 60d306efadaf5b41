import { CircleCheck, FileText, MessageCircleQuestion, ScanText } from 'lucide-preact'
import { minute } from '../frame/clock'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { number } from '../i18n/number'
import { exactTime, shortTime } from '../i18n/time'
import type { DocumentShown } from './store'
import './document-table.css'

export function DocumentTable({
  documents,
  onOpen,
}: {
  documents: readonly DocumentShown[]
  onOpen: (documentId: string) => void
}) {
  return (
    <table class="documents">
      <thead>
        <tr>
          <th scope="col">{t('knowledge.document')}</th>
          <th scope="col" class="documents-language">
            {t('knowledge.language')}
          </th>
          <th scope="col" class="documents-number documents-passages">
            {t('knowledge.passagesHead')}
          </th>
          <th scope="col">{t('knowledge.state')}</th>
          <th scope="col" class="documents-number">
            {t('knowledge.changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map(({ id, title, kind, language, chunks, withoutVectors, updatedAt }) => (
          <tr key={id}>
            <th scope="row">
              <button type="button" onClick={() => onOpen(id)}>
                {kind === 'faq' ? <MessageCircleQuestion size={18} /> : <FileText size={18} />}
                <span dir="auto" lang={language ?? undefined}>
                  {title}
                </span>
              </button>
              {/* Where there is no room for their columns. */}
              <p class="documents-facts">
                {languageOf(language)} · {t('knowledge.passages', { n: chunks })}
              </p>
            </th>
            <td class="documents-language">{languageOf(language)}</td>
            <td class="documents-number documents-passages numbers">{number(chunks)}</td>
            <td>
              {withoutVectors ? (
                <span class="state-words" title={t('knowledge.wordsOnlyHelp')}>
                  <ScanText size={15} />
                  {t('knowledge.wordsOnly')}
                </span>
              ) : (
                <span class="state-used">
                  <CircleCheck size={15} />
                  {t('knowledge.inUse')}
                </span>
              )}
            </td>
            <td class="documents-number numbers" title={exactTime(updatedAt)}>
              {shortTime(updatedAt, minute.value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function languageOf(language: string | null): string {
  return language ? languageName(language) : t('knowledge.severalLanguages')
}
