import { Plus } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ok } from '../api'
import { loadTenant, tenant } from '../frame/tenant'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Menu, MenuItem, MenuList, type TriggerAttributes } from '../ui/menu'
import { sayError } from '../ui/toast'
import { changeLabels } from './commands'
import { LABEL_COLOURS } from './label-colours'
import type { Thread } from './store'

interface Props {
  thread: Thread
  inbox: Inbox
  trigger: (attributes: TriggerAttributes) => ComponentChildren
}

/** Find, put on, take off; who may, also makes a new one. */
export function LabelMenu({ thread, inbox, trigger }: Props) {
  const [words, setWords] = useState('')
  const { labels } = tenant.value
  const on = thread.conversation.value?.labels ?? []
  const wanted = words.trim()
  const found = labels.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
  const isNew = wanted !== '' && !labels.some(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const mayCreate = may('label.write')
  const makes = isNew && mayCreate
  const find = t(mayCreate ? 'composer.findOrCreateLabel' : 'composer.findLabel')

  async function create(): Promise<void> {
    const colour = LABEL_COLOURS[labels.length % LABEL_COLOURS.length] ?? 'grey'
    try {
      const { label } = await ok(api.labels.$post({ json: { name: wanted, colour } }))
      await loadTenant()
      setWords('')
      await changeLabels(thread, inbox, { add: [label.id], remove: [] })
    } catch (error) {
      sayError(problemText(error))
    }
  }
  return (
    <Menu kind="form" label={t('composer.labels')} trigger={trigger}>
      {() => (
        <>
          <div class="label-find">
            <input
              class="field-input"
              value={words}
              placeholder={find}
              aria-label={find}
              maxLength={40}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          </div>
          {(found.length > 0 || makes) && (
            <MenuList label={t('composer.labels')}>
              {found.map(({ id, name, colour }) => (
                <MenuItem
                  key={id}
                  many
                  checked={on.includes(id)}
                  icon={<span class={`label-square label-${colour}`} />}
                  onClick={() =>
                    void changeLabels(
                      thread,
                      inbox,
                      on.includes(id) ? { add: [], remove: [id] } : { add: [id], remove: [] },
                    )
                  }
                >
                  <span dir="auto">{name}</span>
                </MenuItem>
              ))}
              {makes && (
                <MenuItem icon={<Plus size={16} />} onClick={() => void create()}>
                  {t('composer.createLabel', { name: wanted })}
                </MenuItem>
              )}
            </MenuList>
          )}
          {found.length === 0 && !makes && <p class="menu-title">{t('composer.noLabels')}</p>}
        </>
      )}
    </Menu>
  )
}
