import { t } from '../i18n'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { activeShortcuts, allowSingleKeys, singleKeys } from './shortcuts'
import './shortcut-help.css'

/** What the keys do here and now. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title={t('frame.shortcuts')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('frame.close')}</Button>}
    >
      <dl class="shortcut-help">
        {activeShortcuts().map(({ keys, name }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <label class="shortcut-switch">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => allowSingleKeys(event.currentTarget.checked)}
        />
        {t('frame.singleKeys')}
      </label>
    </Dialog>
  )
}

const NAMES: Record<string, string> = { BracketRight: ']' }

function keyName(code: string): string {
  return code
    .split('+')
    .map((part) => NAMES[part] ?? part.replace(/^Key/, ''))
    .join(' + ')
}
