import { ArrowUp } from 'lucide-preact'
import { t } from '../i18n'

interface Props {
  n: number
  /** The order is held: no row is new, but some stand elsewhere by now. */
  behind: boolean
  onTake: () => void
}

/** "3 new": brings in what was held back, and shows the top. */
export function FreshPill({ n, behind, onTake }: Props) {
  return (
    <div class="fresh" role="status">
      {(n > 0 || behind) && (
        <button type="button" class="fresh-pill" title={t('inbox.toTop')} onClick={onTake}>
          <ArrowUp size={14} aria-hidden="true" />
          {n > 0 ? t('inbox.newAbove', { n }) : t('inbox.orderChanged')}
        </button>
      )}
    </div>
  )
}
