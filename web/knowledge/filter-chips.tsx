import { t } from '../i18n'
import { number } from '../i18n/number'
import { type Filter, offered } from './filter'
import type { Knowledge } from './store'

const WORDS = {
  all: 'hub.all',
  faq: 'hub.kindFaq',
  text: 'hub.kindText',
  file: 'hub.kindFile',
  page: 'hub.kindPage',
  drafts: 'hub.drafts',
  agents: 'hub.agents',
  expired: 'hub.expired',
  failed: 'hub.failed',
} as const satisfies Record<Filter, string>

export function FilterChips({ knowledge: { documents, filter } }: { knowledge: Knowledge }) {
  const choices = offered(documents.value ?? [], filter.value)
  if (choices.length < 2) return null
  return (
    <fieldset class="filter-chips" aria-label={t('hub.show')}>
      {choices.map(({ filter: one, count }) => (
        <button
          key={one}
          type="button"
          class="filter-chip"
          aria-pressed={filter.value === one}
          onClick={() => {
            filter.value = one
          }}
        >
          {t(WORDS[one])} <span class="numbers">{number(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
