import { Check, Minus } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Permission } from '../../../workers/auth/permissions'
import { t } from '../../i18n'
import { SelectField } from '../../ui/select-field'
import type { PeopleStore } from '../people/store'
import { builtInName } from '../people/words'
import { GROUPS } from './permissions'

interface Column {
  id: string
  name: string
  permissions: readonly Permission[]
}

/** Every permission in plain words against every role. On a narrow screen one role at a time. */
export function RoleMatrix({ store }: { store: PeopleStore }) {
  const { builtIn, roles } = store.roles.value
  const columns: Column[] = [
    ...builtIn.map(({ role, permissions }) => ({ id: role, name: builtInName(role), permissions })),
    ...roles,
  ]
  const [wanted, setWanted] = useState('agent')
  const chosen = columns.some(({ id }) => id === wanted) ? wanted : 'agent'
  return (
    <section class="page-section" aria-labelledby="matrix-title">
      <h3 id="matrix-title" class="people-title">
        {t('people.matrix')}
      </h3>
      <div class="matrix-choice">
        <SelectField
          label={t('people.matrixOf')}
          value={chosen}
          options={columns.map(({ id, name }) => ({ value: id, name }))}
          onChange={setWanted}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="matrix-box" tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{t('people.permission')}</span>
              </th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col" class={id === chosen ? 'matrix-chosen' : undefined}>
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          {GROUPS.map((group) => (
            <tbody key={group.name}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} class="matrix-group">
                  {t(group.name)}
                </th>
              </tr>
              {group.permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{t(`people.may.${permission}`)}</th>
                  {columns.map(({ id, permissions }) => (
                    <td key={id} class={id === chosen ? 'matrix-chosen' : undefined}>
                      <Mark allowed={permissions.includes(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

function Mark({ allowed }: { allowed: boolean }) {
  return (
    <span class={allowed ? 'matrix-yes' : 'matrix-no'}>
      {allowed ? <Check size={18} /> : <Minus size={14} />}
      <span class="visually-hidden">{t(allowed ? 'people.yes' : 'people.no')}</span>
    </span>
  )
}
