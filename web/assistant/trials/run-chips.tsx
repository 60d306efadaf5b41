import { t } from '../../i18n'
import { number } from '../../i18n/number'
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
    <fieldset class="trial-chips" aria-label={t('trials.show')}>
      {offered(results, shown).map(({ shown: one, count }) => (
        <button key={one} type="button" class="trial-chip" aria-pressed={one === shown} onClick={() => onShow(one)}>
          {shownName(one)} <span class="numbers">{number(count)}</span>
        </button>
      ))}
    </fieldset>
  )
}
