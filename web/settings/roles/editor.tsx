import { useState } from 'preact/hooks'
import type { Permission } from '../../../workers/auth/permissions'
import { t } from '../../i18n'
import { may } from '../../session'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import { say } from '../../ui/toast'
import { CheckList } from '../check-list'
import { type OwnRole, peopleServer } from '../people/server'
import type { PeopleStore } from '../people/store'
import { builtInName, permissionsOf } from '../people/words'
import { Question } from '../question'
import { type Choosable, choices, choosable } from './permissions'

interface Props {
  /** Absent: a new one is made. */
  role?: OwnRole | undefined
  /** What a new one begins with. */
  like?: { name: string; permissions: readonly Permission[] } | undefined
  store: PeopleStore
  onClose: () => void
}

/** A role of the organization's own: its name, and what it allows. */
export function RoleEditor({ role, like, store, onClose }: Props) {
  const [name, setName] = useState(role?.name ?? like?.name ?? '')
  const [permissions, setPermissions] = useState<Choosable[]>(() => mine(role?.permissions ?? like?.permissions ?? []))
  const holders = role ? store.active.value.filter(({ roleId }) => roleId === role.id).length : 0
  async function save(): Promise<void> {
    const body = { name: name.trim(), permissions }
    try {
      await (role ? peopleServer.changeRole(role.id, body) : peopleServer.makeRole(body))
      say(t(role ? 'people.roleSaved' : 'people.roleMade', { name: body.name }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      wide
      title={role ? t('people.roleEditTitle', { name: role.name }) : t('people.newRoleTitle')}
      verb={t(role ? 'people.save' : 'people.createRole')}
      ready={name.trim() !== '' && permissions.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      {holders > 0 && <Notice tone="info">{t('people.roleEditWarning', { n: holders })}</Notice>}
      <TextField
        label={t('people.roleName')}
        help={t('people.roleNameHelp')}
        maxLength={60}
        autoComplete="off"
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      {!role && !like && <StartFrom store={store} onChoose={(given) => setPermissions(mine(given))} />}
      <CheckList
        label={t('people.roleMay')}
        help={t('people.roleMayHelp')}
        groups={choices()}
        chosen={permissions}
        onChange={setPermissions}
      />
    </Question>
  )
}

function StartFrom({ store, onChoose }: { store: PeopleStore; onChoose: (given: readonly Permission[]) => void }) {
  const [value, setValue] = useState('')
  const roles = store.roles.value
  return (
    <SelectField
      label={t('people.startFrom')}
      value={value}
      options={[
        { value: '', name: t('people.startEmpty') },
        ...roles.builtIn.map(({ role }) => ({ value: role as string, name: builtInName(role) })),
        ...roles.roles.map(({ id, name }) => ({ value: id, name })),
      ]}
      onChange={(next) => {
        setValue(next)
        const builtIn = roles.builtIn.find(({ role }) => role === next)
        onChoose(builtIn ? builtIn.permissions : permissionsOf({ role: 'agent', roleId: next }, roles))
      }}
    />
  )
}

/** As far as one may give it. */
function mine(permissions: readonly Permission[]): Choosable[] {
  return choosable(permissions).filter(may)
}
