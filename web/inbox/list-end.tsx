import { t } from '../i18n'
import { Button } from '../ui/button'
import { Skeleton } from '../ui/skeleton'

interface Props {
  complete: boolean
  failed: boolean
  onRetry: () => void
}

/** What stands below the loaded rows: nothing, the next ones on their way, or that they did not come. */
export function ListEnd({ complete, failed, onRetry }: Props) {
  if (failed) {
    return (
      <p class="list-failed" role="status">
        {t('inbox.moreFailed')}
        <Button onClick={onRetry}>{t('frame.retry')}</Button>
      </p>
    )
  }
  return complete ? null : <Skeleton rows={3} kind="row" />
}
