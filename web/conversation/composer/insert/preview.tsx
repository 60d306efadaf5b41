import { t } from '../../../i18n'
import { SentContent } from '../../bubble/sent-content'
import { asShown, type Outgoing } from '../../outgoing'

/** As the customer will see it, drawn by what draws the bubble. */
export function InsertPreview({ content }: { content: Outgoing }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div class="insert-preview" {...{ role: 'group', 'aria-label': t('composer.asTheySee') }} tabIndex={0}>
      <p class="insert-about">{t('composer.asTheySee')}</p>
      <div class="bubble insert-bubble">
        <SentContent content={asShown(content)} preview />
      </div>
    </div>
  )
}
