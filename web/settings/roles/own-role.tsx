import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-preact'
import { t } from '../../i18n'
import { IconButton } from '../../ui/button'
import { Menu, MenuItem } from '../../ui/menu'
import type { OwnRole } from '../people/server'
import type { PeopleStore } from '../people/store'
import { isWithinMine } from '../people/words'

export type RoleVerb = 'edit' | 'copy' | 'remove'

interface Props {
  role: OwnRole
  store: PeopleStore
  ask: (verb: RoleVerb) => void
}

/** One role of the organization's own, who has it, and what can be done with it. */
export function OwnRoleLine({ role, store, ask }: Props) {
  const { id, name, permissions } = role
  const holders = store.active.value.filter(({ roleId }) => roleId === id).length
  const mine = isWithinMine(permissions)
  return (
    <li class="people-item">
      <div class="people-words">
        <span class="people-name">
          <bdi>{name}</bdi>
        </span>
        <span class="people-email">
          {holders === 0 ? t('people.nobody') : t('people.holders', { n: holders })}
          {!mine && ` · ${t('people.roleFull')}`}
        </span>
      </div>
      <Menu
        label={t('people.roleMore', { name })}
        trigger={(attributes) => (
          <IconButton name={t('people.roleMore', { name })} tip="inward" {...attributes}>
            <Ellipsis size={18} />
          </IconButton>
        )}
      >
        {(close) => {
          const verb = (what: RoleVerb) => () => {
            close()
            ask(what)
          }
          return (
            <>
              {mine && (
                <MenuItem icon={<Pencil size={16} />} onClick={verb('edit')}>
                  {t('people.change')}
                </MenuItem>
              )}
              <MenuItem icon={<Copy size={16} />} onClick={verb('copy')}>
                {t('people.copyRole')}
              </MenuItem>
              {mine && (
                <>
                  <hr class="menu-rule" />
                  <MenuItem danger icon={<Trash2 size={16} />} onClick={verb('remove')}>
                    {t('people.remove')}
                  </MenuItem>
                </>
              )}
            </>
          )
        }}
      </Menu>
    </li>
  )
}
