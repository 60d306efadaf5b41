import { signal } from '@preact/signals'
import { t } from '../../i18n'
import { Toggle } from '../../ui/toggle'

const STORED = 'whatsnexus.linkPreview'

/** As this person left it. */
export const linkPreview = signal(localStorage.getItem(STORED) === 'on')

/** WhatsApp looks only at links that begin so. */
export function hasLink(text: string): boolean {
  return /https?:\/\/[^\s/]+\.[^\s]/i.test(text)
}

/** Under the words, once there is a link among them. */
export function LinkPreviewSwitch({ text }: { text: string }) {
  if (!hasLink(text)) return null
  return (
    <div class="composer-link">
      <Toggle
        label={t('insert.linkPreview')}
        on={linkPreview.value}
        onChange={(on) => {
          linkPreview.value = on
          localStorage.setItem(STORED, on ? 'on' : 'off')
        }}
      />
    </div>
  )
}
