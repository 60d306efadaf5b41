import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { may } from '../../session'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { CheckList } from '../check-list'
import { Question } from '../question'
import { RoleField } from './role-field'
import { type Colleague, peopleServer } from './server'
import type { PeopleStore } from './store'
import { choiceOf, roleValue } from './words'

/** What somebody is called, what they may do, and which teams they are in. */
export function EditDialog({ person, store, onClose }: { person: Colleague; store: PeopleStore; onClose: () => void }) {
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(roleValue(person))
  const [teamIds, setTeamIds] = useState(person.teamIds)
  const roles = store.roles.value
  const teams = store.teams.value
  async function save(): Promise<void> {
    try {
      const change = {
        ...(name.trim() === person.name ? {} : { name: name.trim() }),
        ...(role === roleValue(person) ? {} : choiceOf(role, roles)),
      }
      if (Object.keys(change).length > 0) await peopleServer.change(person.id, change)
      for (const { id } of teams) {
        if (teamIds.includes(id) && !person.teamIds.includes(id)) await peopleServer.join(id, person.id)
        if (!teamIds.includes(id) && person.teamIds.includes(id)) await peopleServer.leave(id, person.id)
      }
      say(t('people.saved'))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      title={t('people.editTitle', { name: person.name })}
      verb={t('people.save')}
      ready={name.trim() !== ''}
      onConfirm={save}
      onClose={onClose}
    >
      <TextField
        label={t('people.name')}
        help={t('people.nameHelp')}
        maxLength={200}
        autoComplete="off"
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <RoleField roles={roles} help={t('people.roleHelp')} value={role} onChange={setRole} />
      {teams.length > 0 && may('team.write') && (
        <CheckList
          label={t('people.teams')}
          help={t('people.teamsHelp')}
          groups={[{ options: teams.map(({ id, name }) => ({ value: id, name })) }]}
          chosen={teamIds}
          onChange={setTeamIds}
        />
      )}
    </Question>
  )
}
