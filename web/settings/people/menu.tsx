import { Ellipsis, Pencil, ScrollText, ShieldOff, UserCheck, UserX } from 'lucide-preact'
import { useLocation } from 'preact-iso'
import { t } from '../../i18n'
import { may } from '../../session'
import { IconButton } from '../../ui/button'
import { Menu, MenuItem } from '../../ui/menu'
import { type Colleague, peopleServer } from './server'
import type { PeopleStore } from './store'
import { isWithinMine, permissionsOf } from './words'

export type Asked = 'edit' | 'deactivate' | 'resetFactor'

interface Props {
  person: Colleague
  store: PeopleStore
  isMe: boolean
  ask: (what: Asked) => void
}

/** What can be done with somebody. */
export function PersonMenu({ person, store, isMe, ask }: Props) {
  const { route } = useLocation()
  const { id, name, deactivatedAt, secondFactor } = person
  const mayChange = may('person.write') && isWithinMine(permissionsOf(person, store.roles.value))
  if (!may('person.write') && !may('audit.read')) return null
  return (
    <Menu
      label={t('people.more', { name })}
      trigger={(attributes) => (
        <IconButton name={t('people.more', { name })} tip="inward" disabled={store.busy.value} {...attributes}>
          <Ellipsis size={18} />
        </IconButton>
      )}
    >
      {(close) => {
        const after = (run: () => void) => () => {
          close()
          run()
        }
        return (
          <>
            {may('person.write') && !mayChange && <p class="menu-title">{t('people.beyondYou')}</p>}
            {mayChange && deactivatedAt === null && (
              <MenuItem icon={<Pencil size={16} />} onClick={after(() => ask('edit'))}>
                {t('people.edit')}
              </MenuItem>
            )}
            {may('audit.read') && (
              <MenuItem
                icon={<ScrollText size={16} />}
                onClick={after(() => route(`/settings/audit?actor=agent:${id}`))}
              >
                {t('people.toAudit')}
              </MenuItem>
            )}
            {mayChange && !isMe && (
              <>
                <hr class="menu-rule" />
                {secondFactor && (
                  <MenuItem danger icon={<ShieldOff size={16} />} onClick={after(() => ask('resetFactor'))}>
                    {t('people.resetFactor')}
                  </MenuItem>
                )}
                {deactivatedAt === null ? (
                  <MenuItem danger icon={<UserX size={16} />} onClick={after(() => ask('deactivate'))}>
                    {t('people.deactivate')}
                  </MenuItem>
                ) : (
                  <MenuItem
                    icon={<UserCheck size={16} />}
                    onClick={after(
                      () => void store.act(() => peopleServer.reactivate(id), t('people.reactivated', { name })),
                    )}
                  >
                    {t('people.reactivate')}
                  </MenuItem>
                )}
              </>
            )}
          </>
        )
      }}
    </Menu>
  )
}
