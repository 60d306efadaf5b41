import { ChevronDown, Users } from 'lucide-preact'
import { useLocation } from 'preact-iso'
import { tenant } from '../frame/tenant'
import { t } from '../i18n'
import { Menu, MenuItem } from '../ui/menu'
import type { Inbox } from './store'
import { teamView, type View } from './views'

/** What waits for one team. */
export function TeamMenu({ inbox, view }: { inbox: Inbox; view: View }) {
  const { route } = useLocation()
  const { teams } = tenant.value
  const chosen = teams.find(({ id }) => view === teamView(id))?.name
  if (teams.length === 0) return null
  return (
    <Menu
      label={t('inbox.teams')}
      trigger={(attributes) => (
        <button type="button" class="button list-teams" {...attributes}>
          <Users size={16} aria-hidden="true" />
          <bdi class="list-team">{chosen === undefined ? t('inbox.teams') : chosen}</bdi>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      )}
    >
      {(close) =>
        teams.map(({ id, name }) => (
          <MenuItem
            key={id}
            checked={view === teamView(id)}
            hint={<span class="numbers">{waiting(inbox, teamView(id))}</span>}
            onClick={() => {
              close()
              route(`/inbox/${teamView(id)}`)
            }}
          >
            {t('inbox.waitsForTeam', { name })}
          </MenuItem>
        ))
      }
    </Menu>
  )
}

function waiting(inbox: Inbox, view: View): string {
  const n = inbox.count(view)
  return n === null ? '' : t('inbox.count', { n })
}
