import { t } from '../i18n'
import { FilterChips } from '../ui/filter-chips'
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

export function DocumentChips({ knowledge: { documents, filter } }: { knowledge: Knowledge }) {
  const choices = offered(documents.value ?? [], filter.value)
  if (choices.length < 2) return null
  return (
    <FilterChips
      label={t('hub.show')}
      choices={choices.map(({ filter: value, count }) => ({ value, name: t(WORDS[value]), count }))}
      chosen={filter.value}
      onChoose={(one) => {
        filter.value = one
      }}
    />
  )
}
