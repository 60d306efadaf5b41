import { Search } from 'lucide-preact'
import { t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import type { Wanted } from './template-list'
import { CATEGORIES } from './template-words'
import type { Template } from './templates'

interface Props {
  templates: readonly Template[]
  wanted: Wanted
  onChange: (wanted: Wanted) => void
}

/** Words, category, language: whatever there is only one of is not asked for. */
export function TemplateSearch({ templates, wanted, onChange }: Props) {
  const languages = [...new Set(templates.map(({ language }) => language))].sort()
  const categories = Object.keys(CATEGORIES).filter((category) => templates.some((one) => one.category === category))
  return (
    <>
      <label class="templates-search">
        <Search size={16} />
        <input
          type="search"
          value={wanted.words}
          placeholder={t('composer.searchTemplates')}
          aria-label={t('composer.searchTemplates')}
          onInput={(event) => onChange({ ...wanted, words: event.currentTarget.value })}
        />
      </label>
      <div class="templates-filters">
        {categories.length > 1 &&
          categories.map((category) => (
            <button
              key={category}
              type="button"
              class="templates-filter"
              aria-pressed={wanted.category === category}
              title={category.toLowerCase()}
              onClick={() => onChange({ ...wanted, category: wanted.category === category ? null : category })}
            >
              {t(CATEGORIES[category] ?? 'composer.useful')}
            </button>
          ))}
        {languages.length > 1 && (
          <select
            class="templates-filter"
            aria-label={t('insert.templateLanguage')}
            value={wanted.language ?? ''}
            onChange={(event) => onChange({ ...wanted, language: event.currentTarget.value || null })}
          >
            <option value="">{t('insert.allLanguages')}</option>
            {languages.map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </select>
        )}
      </div>
    </>
  )
}
