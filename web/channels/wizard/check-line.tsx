import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { t } from '../../i18n'
import type { Check } from './checks'

/** What Meta said to the value beside it. */
export function CheckLine({ check, children }: { check: Check; children: ComponentChildren }) {
  return (
    <div class="check" aria-live="polite">
      {check.at === 'asking' && (
        <p class="check-asking">
          <LoaderCircle size={16} class="check-turning" />
          {t('channels.testing')}
        </p>
      )}
      {check.at === 'good' && (
        <p class="check-good">
          <CircleCheck size={16} />
          <span>{children}</span>
        </p>
      )}
      {check.at === 'bad' && (
        <p class="check-bad">
          <CircleAlert size={16} />
          <span>{check.text}</span>
        </p>
      )}
    </div>
  )
}
