import { Ellipsis, Pencil, Plus, Trash2, UsersRound } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import { personName } from '../../frame/tenant'
import { list, t } from '../../i18n'
import { Button, IconButton } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Menu, MenuItem } from '../../ui/menu'
import { say } from '../../ui/toast'
import { peopleServer, type Team } from '../people/server'
import { WhenLoaded } from '../people/state'
import { createPeople, type PeopleStore } from '../people/store'
import { Question } from '../question'
import { SettingsSection } from '../section'
import { TeamEditor } from './editor'
import '../people/people.css'

type Asked = { verb: 'new' } | { verb: 'edit' | 'remove'; team: Team }

/** Groups of people to whom conversations are given. */
export function TeamsSection() {
  const store = useMemo(createPeople, [])
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const isEmpty = store.loaded.value && store.teams.value.length === 0
  const make = (
    <Button kind="main" icon={<Plus size={16} />} onClick={() => setAsked({ verb: 'new' })}>
      {t('people.newTeam')}
    </Button>
  )
  return (
    <SettingsSection
      title={t('settings.teams')}
      about={t('people.teamsAbout')}
      permission="team.write"
      verbs={!isEmpty && make}
    >
      <WhenLoaded store={store}>
        {() =>
          isEmpty ? (
            <Empty title={t('people.noTeamsTitle')} action={make}>
              {t('people.noTeamsText')}
            </Empty>
          ) : (
            <ul>
              {store.teams.value.map((team) => (
                <TeamLine key={team.id} team={team} ask={(verb) => setAsked({ verb, team })} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
      {asked?.verb === 'new' && <TeamEditor store={store} onClose={close} />}
      {asked?.verb === 'edit' && <TeamEditor team={asked.team} store={store} onClose={close} />}
      {asked?.verb === 'remove' && <RemoveTeam team={asked.team} store={store} onClose={close} />}
    </SettingsSection>
  )
}

function TeamLine({ team, ask }: { team: Team; ask: (verb: 'edit' | 'remove') => void }) {
  const { name, members } = team
  return (
    <li class="people-item">
      <span class="people-mail">
        <UsersRound size={18} />
      </span>
      <div class="people-words">
        <span class="people-name">
          <bdi>{name}</bdi>
        </span>
        <span class="people-email">
          {members.length === 0
            ? t('people.teamEmpty')
            : `${t('people.holders', { n: members.length })} · ${list(members.map(personName))}`}
        </span>
      </div>
      <Menu
        label={t('people.teamMore', { name })}
        trigger={(attributes) => (
          <IconButton name={t('people.teamMore', { name })} tip="inward" {...attributes}>
            <Ellipsis size={18} />
          </IconButton>
        )}
      >
        {(close) => {
          const verb = (what: 'edit' | 'remove') => () => {
            close()
            ask(what)
          }
          return (
            <>
              <MenuItem icon={<Pencil size={16} />} onClick={verb('edit')}>
                {t('people.change')}
              </MenuItem>
              <hr class="menu-rule" />
              <MenuItem danger icon={<Trash2 size={16} />} onClick={verb('remove')}>
                {t('people.remove')}
              </MenuItem>
            </>
          )
        }}
      </Menu>
    </li>
  )
}

function RemoveTeam({ team, store, onClose }: { team: Team; store: PeopleStore; onClose: () => void }) {
  const { id, name } = team
  async function remove(): Promise<void> {
    try {
      const freed = await peopleServer.removeTeam(id)
      say(freed === 0 ? t('people.teamRemoved', { name }) : t('people.teamRemovedFreed', { name, n: freed }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      danger
      title={t('people.removeTeamTitle', { name })}
      verb={t('people.removeVerb')}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t('people.removeTeamText')}</p>
    </Question>
  )
}
