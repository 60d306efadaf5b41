import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { CheckList } from '../check-list'
import { Question } from '../question'
import { RoleField } from './role-field'
import { peopleServer } from './server'
import type { PeopleStore } from './store'
import { choiceOf } from './words'

const LIKE_AN_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Who, as what, and with whom. */
export function InviteDialog({ store, onClose }: { store: PeopleStore; onClose: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState('agent')
  const [teamIds, setTeamIds] = useState<string[]>([])
  const [isWrong, setIsWrong] = useState(false)
  const roles = store.roles.value
  const teams = store.teams.value
  async function invite(): Promise<boolean> {
    const to = email.trim()
    if (!LIKE_AN_EMAIL.test(to)) {
      setIsWrong(true)
      return false
    }
    try {
      await peopleServer.invite({ ...choiceOf(role, roles), email: to, teamIds })
      say(t('people.invited', { email: to }))
      return true
    } finally {
      // When the e-mail could not be sent they are invited all the same, and it can be sent again.
      await store.refresh()
    }
  }
  return (
    <Question
      title={t('people.inviteTitle')}
      verb={t('people.sendInvite')}
      ready={email.trim() !== ''}
      onConfirm={invite}
      onClose={onClose}
    >
      <TextField
        label={t('people.email')}
        help={t('people.inviteHelp')}
        error={isWrong ? t('people.badEmail') : undefined}
        type="email"
        autoComplete="off"
        value={email}
        onInput={({ currentTarget }) => {
          setEmail(currentTarget.value)
          setIsWrong(false)
        }}
      />
      <RoleField roles={roles} value={role} onChange={setRole} />
      {teams.length > 0 && (
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
