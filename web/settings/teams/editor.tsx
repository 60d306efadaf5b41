import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { CheckList } from '../check-list'
import { peopleServer, type Team } from '../people/server'
import type { PeopleStore } from '../people/store'
import { Question } from '../question'

interface Props {
  /** Absent: a new one is made. */
  team?: Team | undefined
  store: PeopleStore
  onClose: () => void
}

/** A team: its name, and who is in it. */
export function TeamEditor({ team, store, onClose }: Props) {
  const [name, setName] = useState(team?.name ?? '')
  const before = team?.members ?? []
  const [members, setMembers] = useState(before)
  async function save(): Promise<void> {
    const called = name.trim()
    try {
      const { id } = team ?? (await peopleServer.makeTeam(called))
      if (team && called !== team.name) await peopleServer.renameTeam(id, called)
      for (const userId of members.filter((one) => !before.includes(one))) await peopleServer.join(id, userId)
      for (const userId of before.filter((one) => !members.includes(one))) await peopleServer.leave(id, userId)
      say(t(team ? 'people.teamSaved' : 'people.teamMade', { name: called }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      title={team ? t('people.teamEditTitle', { name: team.name }) : t('people.newTeamTitle')}
      verb={t(team ? 'people.save' : 'people.createTeam')}
      ready={name.trim() !== ''}
      onConfirm={save}
      onClose={onClose}
    >
      <TextField
        label={t('people.teamName')}
        help={t('people.teamNameHelp')}
        maxLength={60}
        autoComplete="off"
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <CheckList
        label={t('people.members')}
        help={t('people.membersHelp')}
        groups={[
          { options: store.active.value.map(({ id, name, email }) => ({ value: id, name, hint: email ?? '' })) },
        ]}
        chosen={members}
        onChange={setMembers}
      />
    </Question>
  )
}
