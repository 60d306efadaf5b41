import { RotateCw } from 'lucide-preact'
import { t } from '../i18n'
import { Button } from '../ui/button'

/** It is in our store, but did not get here. */
export function Broken({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <span class="media-state">{t('media.notLoaded')}</span>
      <Button icon={<RotateCw size={16} />} onClick={onRetry}>
        {t('conversation.retry')}
      </Button>
    </>
  )
}
