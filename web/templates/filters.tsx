import { Search } from 'lucide-preact'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { SelectField } from '../ui/select-field'
import type { TemplateListStore } from './store'
import { categoryName, statusSaid } from './words'

/** Only what there is can be chosen. */
export function Filters({ store }: { store: TemplateListStore }) {
  const all = store.templates.value ?? []
  const { words, status, category, language } = store.filter.value
  const has = (values: string[]) => [...new Set(values)].sort()
  return (
    <div class="template-filters">
      <label class="template-search">
        <Search size={16} />
        <input
          type="search"
          placeholder={t('templates.search')}
          aria-label={t('templates.search')}
          value={words}
          onInput={(event) => store.setFilter({ words: event.currentTarget.value })}
        />
      </label>
      <SelectField
        quiet
        label={t('templates.status')}
        value={status}
        options={[
          { value: '', name: t('templates.anyStatus') },
          ...has(all.map((one) => one.status)).map((value) => ({ value, name: statusSaid(value).word })),
        ]}
        onChange={(value) => store.setFilter({ status: value })}
      />
      <SelectField
        quiet
        label={t('templates.category')}
        value={category}
        options={[
          { value: '', name: t('templates.anyCategory') },
          ...has(all.map((one) => one.category)).map((value) => ({ value, name: categoryName(value) })),
        ]}
        onChange={(value) => store.setFilter({ category: value })}
      />
      <SelectField
        quiet
        label={t('templates.language')}
        value={language}
        options={[
          { value: '', name: t('templates.anyLanguage') },
          ...has(all.map((one) => one.language)).map((value) => ({ value, name: languageName(value) })),
        ]}
        onChange={(value) => store.setFilter({ language: value })}
      />
    </div>
  )
}
