import { Keyboard, LogOut } from 'lucide-preact'
import { LOCALE_NAMES, locale, t, useLocale } from '../i18n'
import { type Me, signOut } from '../session'
import { Avatar } from '../ui/avatar'
import { Menu, MenuItem } from '../ui/menu'
import { sayError } from '../ui/toast'
import { allowNotifications, notifications, setNotifications } from './notifications'
import { density, setDensity, setTheme, theme } from './preferences'
import { Workplaces } from './workplaces'

const THEMES = [
  ['system', 'frame.themeSystem'],
  ['light', 'frame.themeLight'],
  ['dark', 'frame.themeDark'],
] as const
const DENSITIES = [
  ['comfortable', 'frame.comfortable'],
  ['compact', 'frame.compact'],
] as const

export function AccountMenu({ me, onShortcuts }: { me: Me; onShortcuts: () => void }) {
  return (
    <Menu
      label={t('frame.account')}
      trigger={(attributes) => (
        <button type="button" class="rail-item" aria-label={`${t('frame.account')}, ${me.name}`} {...attributes}>
          <Avatar id={me.id} name={me.name} size={24} presence="here" />
        </button>
      )}
    >
      {(close) => (
        <>
          <p class="menu-title">
            {me.name} · {me.tenant.name}
          </p>
          <Workplaces here={me.tenant.id} />
          <hr class="menu-rule" />
          <p class="menu-title">{t('frame.notifications')}</p>
          <MenuItem
            many
            checked={notifications.value.sound}
            onClick={() => setNotifications({ sound: !notifications.peek().sound })}
          >
            {t('frame.notifySound')}
          </MenuItem>
          <MenuItem many checked={notifications.value.desktop} onClick={() => void allowNotifications()}>
            {t('frame.notifyDesktop')}
          </MenuItem>
          <hr class="menu-rule" />
          <p class="menu-title">{t('frame.theme')}</p>
          {THEMES.map(([id, key]) => (
            <MenuItem key={id} checked={theme.value === id} onClick={() => setTheme(id)}>
              {t(key)}
            </MenuItem>
          ))}
          <hr class="menu-rule" />
          <p class="menu-title">{t('frame.density')}</p>
          {DENSITIES.map(([id, key]) => (
            <MenuItem key={id} checked={density.value === id} onClick={() => setDensity(id)}>
              {t(key)}
            </MenuItem>
          ))}
          <hr class="menu-rule" />
          <p class="menu-title">{t('frame.language')}</p>
          {LOCALE_NAMES.map(({ id, name }) => (
            <MenuItem key={id} lang={id} checked={locale.value === id} onClick={() => void useLocale(id)}>
              {name}
            </MenuItem>
          ))}
          <hr class="menu-rule" />
          <MenuItem
            icon={<Keyboard size={16} />}
            hint="?"
            onClick={() => {
              close()
              onShortcuts()
            }}
          >
            {t('frame.shortcuts')}
          </MenuItem>
          <MenuItem
            icon={<LogOut size={16} />}
            onClick={() => {
              close()
              signOut().catch(() => sayError(t('frame.networkProblem')))
            }}
          >
            {t('frame.signOut')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
