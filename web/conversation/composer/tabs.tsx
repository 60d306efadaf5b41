import { LayoutTemplate } from 'lucide-preact'
import { t } from '../../i18n'
import type { Composing } from '../composing'

/** Reply and note are two drafts; switching keeps both. */
export function Tabs({ composing, closed }: { composing: Composing; closed: boolean }) {
  const { mode, templates, focus } = composing
  const show = (next: 'reply' | 'note', picker: boolean) => {
    mode.value = next
    templates.value = picker
    focus.value += 1
  }
  const replying = mode.value === 'reply'
  return (
    <div class="composer-tabs">
      {!closed && (
        <button
          type="button"
          class="composer-tab"
          aria-pressed={replying && !templates.value}
          onClick={() => show('reply', false)}
        >
          {t('composer.reply')}
        </button>
      )}
      {(closed || templates.value) && (
        <button
          type="button"
          class="composer-tab"
          aria-pressed={replying && (closed || templates.value)}
          onClick={() => show('reply', true)}
        >
          <LayoutTemplate size={15} />
          {t('composer.template')}
        </button>
      )}
      <button
        type="button"
        class="composer-tab composer-tab-note"
        aria-pressed={!replying}
        onClick={() => show('note', false)}
      >
        {t('composer.note')}
      </button>
    </div>
  )
}
