import { UserPlus } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { SettingsSection } from '../section'
import { Invitations } from './invitations'
import { InviteDialog } from './invite'
import type { Colleague } from './server'
import { WhenLoaded } from './state'
import { createPeople, type PeopleStore } from './store'
import { PeopleTable } from './table'
import './people.css'

type Shown = 'active' | 'left' | 'all'
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8

/** Who works here, who was invited, and who has left. */
export function PeopleSection() {
  const store = useMemo(createPeople, [])
  const [inviting, setInviting] = useState(false)
  return (
    <SettingsSection
      title={t('settings.people')}
      about={t('people.about')}
      permission="person.read"
      verbs={
        may('person.write') && (
          <Button kind="main" icon={<UserPlus size={16} />} onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      <WhenLoaded store={store}>
        {() => (
          <>
            <Everybody store={store} />
            <Invitations store={store} />
          </>
        )}
      </WhenLoaded>
      {inviting && <InviteDialog store={store} onClose={() => setInviting(false)} />}
    </SettingsSection>
  )
}

function Everybody({ store }: { store: PeopleStore }) {
  const [shown, setShown] = useState<Shown>('active')
  const [search, setSearch] = useState('')
  const people = store.people.value
  const hasLeft = people.some(({ deactivatedAt }) => deactivatedAt !== null)
  const fitting = people.filter((person) => isShown(person, shown) && fits(person, search))
  const all = () => {
    setShown('all')
    setSearch('')
  }
  return (
    <>
      {(hasLeft || people.length >= SEARCHED_FROM) && (
        <search class="people-filters">
          <TextField
            label={t('people.search')}
            type="search"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <SelectField
            label={t('people.show')}
            value={shown}
            options={[
              { value: 'active', name: t('people.showActive') },
              { value: 'left', name: t('people.showLeft') },
              { value: 'all', name: t('people.showAll') },
            ]}
            onChange={setShown}
          />
        </search>
      )}
      {fitting.length > 0 ? (
        <PeopleTable people={fitting} store={store} />
      ) : (
        <Empty title={t('people.nobodyFits')} action={<Button onClick={all}>{t('people.showAll')}</Button>}>
          {t('people.nobodyFitsText')}
        </Empty>
      )}
      {people.length === 1 && store.invitations.value.length === 0 && (
        <Empty title={t('people.aloneTitle')}>{t('people.aloneText')}</Empty>
      )}
    </>
  )
}

function isShown({ deactivatedAt }: Colleague, shown: Shown): boolean {
  return shown === 'all' || (deactivatedAt === null) === (shown === 'active')
}

function fits({ name, email = '' }: Colleague, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return `${name} ${email}`.toLowerCase().includes(wanted)
}
