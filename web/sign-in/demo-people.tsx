import { useEffect, useState } from 'preact/hooks'
import { ApiProblem, api, ok } from '../api'
import { type MessageKey, t } from '../i18n'
import { Avatar } from '../ui/avatar'

async function fetchPeople() {
  const { people } = await ok(api['sign-in'].$get())
  return people
}

type DemoPerson = Awaited<ReturnType<typeof fetchPeople>>[number]

const ROLES: Record<DemoPerson['role'], MessageKey> = {
  owner: 'signIn.roleOwner',
  admin: 'signIn.roleAdmin',
  supervisor: 'signIn.roleSupervisor',
  agent: 'signIn.roleAgent',
  analyst: 'signIn.roleAnalyst',
}

/** In a demonstration whoever comes may choose who they are; anywhere else there is nobody to choose. */
export function DemoPeople({ onChoose }: { onChoose: (person: { email: string; password: string }) => void }) {
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => {
    fetchPeople().then(setPeople, (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error // without it one signs in by hand
    })
  }, [])
  if (people.length === 0) return null
  return (
    <section class="demo-people" aria-labelledby="demo-people">
      <h2 id="demo-people">{t('signIn.demo')}</h2>
      {[...Map.groupBy(people, ({ tenant }) => tenant)].map(([tenant, members]) => (
        <div key={tenant}>
          <h3>{tenant}</h3>
          <ul>
            {members.map((person) => (
              <li key={person.email}>
                <button type="button" onClick={() => onChoose(person)}>
                  <Avatar id={person.email} name={person.name} size={24} />
                  <span class="demo-name">{person.name}</span>
                  <span class="demo-role">{t(ROLES[person.role])}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
