import { effect } from '@preact/signals'
import { t } from '../i18n'
import { takeUpdate, updateReady } from '../pwa'
import { sayNews } from '../ui/toast'

/** Somebody who is in the middle of something may leave it: the next start of the browser brings the new version anyhow. */
export function offerNewVersion(): void {
  effect(() => {
    if (updateReady.value) sayNews(t('frame.newVersion'), { label: t('frame.reload'), run: takeUpdate })
  })
}
