import { t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { dateOnly } from '../../i18n/time'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import type { Suggestion } from './server'

interface Props {
  suggestions: readonly Suggestion[]
  deal: (id: string, how: 'set_aside' | 'answered' | null) => Promise<void>
}

/** What customers asked and the knowledge does not answer, most asked first. */
export function SuggestionList({ suggestions, deal }: Props) {
  if (suggestions.length === 0) return <Empty title={t('insights.noneTitle')}>{t('insights.noneText')}</Empty>
  const writable = may('knowledge.write')
  return (
    <ul class="trial-results">
      {suggestions.map((one) => (
        <li key={one.id} class="trial-result">
          <p class="trial-result-head">
            <b dir="auto">{one.question}</b>
            <span class="trials-facts numbers">
              {t('insights.times', { n: one.count })} · {languageName(one.language)} · {dateOnly(one.lastAt)}
            </span>
          </p>
          {one.examples.length > 1 && (
            <details>
              <summary>{t('insights.otherWords')}</summary>
              <ul class="insight-examples">
                {one.examples.map(({ text, conversationId, at }) => (
                  <li key={`${conversationId} ${at}`}>
                    <a dir="auto" href={`/inbox/all/${conversationId}`}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {writable && (
            <p class="trial-result-verbs">
              <a
                class="button button-plain"
                href={`/knowledge#faq?${new URLSearchParams({ question: one.question, suggestion: one.id })}`}
              >
                {t('insights.write')}
              </a>
              <Button onClick={() => void deal(one.id, 'answered')}>{t('insights.markAnswered')}</Button>
              <Button kind="quiet" onClick={() => void deal(one.id, 'set_aside')}>
                {t('insights.setAside')}
              </Button>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
