import { t } from '../../i18n'
import { FilterChips } from '../../ui/filter-chips'
import { offered, type Shown, shownName } from './run-filter'
import type { Result } from './server'

interface Props {
  results: readonly Result[]
  shown: Shown
  onShow: (shown: Shown) => void
}

/** Which questions of a trial are looked at. */
export function RunChips({ results, shown, onShow }: Props) {
  return (
    <FilterChips
      label={t('trials.show')}
      choices={offered(results, shown).map(({ shown: value, count }) => ({ value, name: shownName(value), count }))}
      chosen={shown}
      onChoose={onShow}
    />
  )
}
