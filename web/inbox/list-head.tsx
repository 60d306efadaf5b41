import { online } from '../frame/connection-bar'
import { t } from '../i18n'
import { clockTime } from '../i18n/time'
import type { Inbox } from './store'
import { Tabs } from './tabs'
import { TeamMenu } from './team-menu'
import type { View } from './views'

export function ListHead({ inbox, view }: { inbox: Inbox; view: View }) {
  const asOf = inbox.asOf.value ?? (online.value ? null : (inbox.live.value?.heardAt() ?? null))
  return (
    <header class="list-head">
      <div class="list-title">
        <p class="list-name" aria-hidden="true">
          {t('inbox.title')}
        </p>
        {asOf !== null && <span class="list-as-of numbers">{t('inbox.asOf', { time: clockTime(asOf) })}</span>}
        <TeamMenu inbox={inbox} view={view} />
      </div>
      <Tabs inbox={inbox} view={view} />
    </header>
  )
}
