import { Plus } from 'lucide-preact'
import { t } from '../../../i18n'
import { Menu, MenuItem } from '../../../ui/menu'
import { composingOf } from '../../composing'
import type { InsertKind } from './drafts'
import { KINDS } from './kinds'

/** Beside the template: everything else that can be sent. */
export function InsertMenu({ conversationId }: { conversationId: string }) {
  const { insert } = composingOf(conversationId)
  return (
    <Menu
      label={t('insert.menu')}
      trigger={(attributes) => (
        <button
          type="button"
          class="icon-button"
          aria-label={t('insert.menu')}
          data-tip={t('insert.menu')}
          data-tip-side="above"
          {...attributes}
        >
          <Plus size={18} />
        </button>
      )}
    >
      {(close) =>
        Object.entries(KINDS).map(([kind, { name, Icon }]) => (
          <MenuItem
            key={kind}
            icon={<Icon size={16} />}
            onClick={() => {
              close()
              insert.value = kind as InsertKind // of the same record
            }}
          >
            {t(name)}
          </MenuItem>
        ))
      }
    </Menu>
  )
}
