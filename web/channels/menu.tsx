import { Ellipsis, Hash, KeyRound, Link2, Pencil, RadioTower, Unplug } from 'lucide-preact'
import { t } from '../i18n'
import { IconButton } from '../ui/button'
import { Menu, MenuItem } from '../ui/menu'
import type { Asked } from './dialogs'
import { type Channel, channelServer } from './server'
import type { ChannelStore } from './store'

interface Props {
  channel: Channel
  store: ChannelStore
  ask: (what: Asked) => void
}

/** What is done seldom. */
export function ChannelMenu({ channel, store, ask }: Props) {
  const subscribe = () =>
    void store.act('subscribe', () => channelServer.subscribe(channel.id), t('channels.subscribed'))
  return (
    <Menu
      label={t('channels.more')}
      trigger={(attributes) => (
        <IconButton name={t('channels.more')} tip="inward" {...attributes}>
          <Ellipsis size={18} />
        </IconButton>
      )}
    >
      {(close) => {
        const open = (what: Asked) => () => {
          close()
          ask(what)
        }
        return (
          <>
            <MenuItem icon={<Pencil size={16} />} onClick={open('rename')}>
              {t('channels.rename')}
            </MenuItem>
            {channel.connected && (
              <>
                <MenuItem icon={<KeyRound size={16} />} onClick={open('token')}>
                  {t('channels.changeToken')}
                </MenuItem>
                {!channel.onBusinessApp && (
                  <MenuItem icon={<Hash size={16} />} onClick={open('register')}>
                    {t('channels.register')}
                  </MenuItem>
                )}
                <MenuItem
                  icon={<RadioTower size={16} />}
                  onClick={() => {
                    close()
                    subscribe()
                  }}
                >
                  {t('channels.subscribe')}
                </MenuItem>
                <MenuItem icon={<Link2 size={16} />} onClick={open('override')}>
                  {t('channels.overrideUndo')}
                </MenuItem>
                <hr class="menu-rule" />
                <MenuItem danger icon={<Unplug size={16} />} onClick={open('disconnect')}>
                  {t('channels.disconnect')}
                </MenuItem>
              </>
            )}
          </>
        )
      }}
    </Menu>
  )
}
