import { t } from '../../i18n'
import { Button } from '../../ui/button'
import type { Thread } from '../store'

/** Above the oldest loaded message: that there is more, or that nothing was before. */
export function Start({ thread }: { thread: Thread }) {
  if (thread.olderFailed.value) {
    return (
      <p class="thread-start" role="alert">
        {t('conversation.olderFailed')}{' '}
        <Button kind="quiet" onClick={() => void thread.loadOlder()}>
          {t('frame.retry')}
        </Button>
      </p>
    )
  }
  if (thread.before.value !== null) return <p class="thread-start">{t('conversation.loadingOlder')}</p>
  return <p class="thread-start">{t('conversation.start')}</p>
}
