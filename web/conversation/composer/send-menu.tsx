import { AlarmClock, Check, ChevronDown } from 'lucide-preact'
import type { DraftKind } from '../../../workers/conversations/live-event'
import { t } from '../../i18n'
import { Menu, MenuItem } from '../../ui/menu'
import { sendKey, setSendKey } from './send-key'

interface Props {
  kind: DraftKind
  disabled: boolean
  onSend: (after?: 'resolve' | 'snooze') => void
}

const AFTER = [
  ['resolve', 'composer.sendResolve', Check],
  ['snooze', 'composer.sendSnooze', AlarmClock],
] as const

/** Send, and what often follows it. */
export function SendMenu({ kind, disabled, onSend }: Props) {
  const name = t(kind === 'note' ? 'composer.sendKey' : 'composer.sendOptions')
  const keys = sendKey.value === 'enter' ? 'Enter' : 'Ctrl + Enter'
  return (
    <div class="send">
      <button
        type="button"
        class="send-now"
        disabled={disabled}
        data-tip={keys}
        data-tip-side="above"
        onClick={() => onSend()}
      >
        {t(kind === 'note' ? 'composer.addNote' : 'composer.send')}
      </button>
      <Menu
        label={name}
        trigger={(attributes) => (
          <button type="button" class="send-more" aria-label={name} {...attributes}>
            <ChevronDown size={16} />
          </button>
        )}
      >
        {(close) => (
          <>
            {kind === 'reply' &&
              AFTER.map(([after, key, Icon]) => (
                <MenuItem
                  key={after}
                  icon={<Icon size={16} />}
                  disabled={disabled}
                  onClick={() => {
                    close()
                    onSend(after)
                  }}
                >
                  {t(key)}
                </MenuItem>
              ))}
            {kind === 'reply' && <hr class="menu-rule" />}
            <p class="menu-title">{t('composer.sendWith')}</p>
            <MenuItem checked={sendKey.value === 'enter'} onClick={() => setSendKey('enter')}>
              Enter
            </MenuItem>
            <MenuItem checked={sendKey.value === 'ctrl_enter'} onClick={() => setSendKey('ctrl_enter')}>
              Ctrl + Enter
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  )
}
