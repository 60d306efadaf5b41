import { Plus } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/toast'
import { type OwnRole, peopleServer } from '../people/server'
import { WhenLoaded } from '../people/state'
import { createPeople, type PeopleStore } from '../people/store'
import { builtInName } from '../people/words'
import { Question } from '../question'
import { SettingsSection } from '../section'
import { RoleEditor } from './editor'
import { RoleMatrix } from './matrix'
import { OwnRoleLine, type RoleVerb } from './own-role'
import '../people/people.css'
import './roles.css'

type Asked = { verb: 'new' } | { verb: RoleVerb; role: OwnRole }

/** What people may do: the built-in roles, the organization's own, and all of it side by side. */
export function RolesSection() {
  const store = useMemo(createPeople, [])
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <SettingsSection
      title={t('settings.roles')}
      about={t('people.rolesAbout')}
      permission="role.write"
      verbs={
        <Button kind="main" icon={<Plus size={16} />} onClick={() => setAsked({ verb: 'new' })}>
          {t('people.newRole')}
        </Button>
      }
    >
      <WhenLoaded store={store}>
        {() => (
          <>
            <OwnRoles store={store} ask={setAsked} />
            <BuiltInRoles store={store} />
            <RoleMatrix store={store} />
          </>
        )}
      </WhenLoaded>
      {asked?.verb === 'new' && <RoleEditor store={store} onClose={close} />}
      {asked?.verb === 'edit' && <RoleEditor role={asked.role} store={store} onClose={close} />}
      {asked?.verb === 'copy' && <RoleEditor like={likeness(asked.role)} store={store} onClose={close} />}
      {asked?.verb === 'remove' && <RemoveRole role={asked.role} store={store} onClose={close} />}
    </SettingsSection>
  )
}

function likeness({ name, permissions }: OwnRole) {
  return { name: t('people.copyName', { name }), permissions }
}

function OwnRoles({ store, ask }: { store: PeopleStore; ask: (asked: Asked) => void }) {
  const { roles } = store.roles.value
  return (
    <section class="page-section" aria-labelledby="own-roles-title">
      <h3 id="own-roles-title" class="people-title">
        {t('people.ownRoles')}
      </h3>
      {roles.length === 0 ? (
        <p class="page-help">
          {t('people.noOwnRolesTitle')}. {t('people.noOwnRolesText')}
        </p>
      ) : (
        <ul>
          {roles.map((role) => (
            <OwnRoleLine key={role.id} role={role} store={store} ask={(verb) => ask({ verb, role })} />
          ))}
        </ul>
      )}
    </section>
  )
}

function BuiltInRoles({ store }: { store: PeopleStore }) {
  return (
    <section class="page-section" aria-labelledby="built-in-roles-title">
      <h3 id="built-in-roles-title" class="people-title">
        {t('people.builtInRoles')}
      </h3>
      <ul>
        {store.roles.value.builtIn.map(({ role }) => {
          const n = store.active.value.filter((one) => one.role === role && !one.roleId).length
          return (
            <li key={role} class="people-item">
              <div class="people-words">
                <span class="people-name">{builtInName(role)}</span>
                <span class="people-email">{t(`people.${role}About`)}</span>
              </div>
              <span class="people-none numbers">{n === 0 ? t('people.nobody') : t('people.holders', { n })}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RemoveRole({ role, store, onClose }: { role: OwnRole; store: PeopleStore; onClose: () => void }) {
  const { id, name } = role
  const holders = store.people.value.filter(({ roleId }) => roleId === id).length
  async function remove(): Promise<void> {
    try {
      await peopleServer.removeRole(id)
      say(t('people.roleRemoved', { name }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      danger
      title={t('people.removeRoleTitle', { name })}
      verb={t('people.removeVerb')}
      ready={holders === 0}
      onConfirm={remove}
      onClose={onClose}
    >
      {holders > 0 ? (
        <Notice tone="warning">{t('people.roleHeld', { n: holders })}</Notice>
      ) : (
        <p>{t('people.removeRoleText')}</p>
      )}
    </Question>
  )
}
