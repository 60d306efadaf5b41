import { computed, signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { loadTenant } from '../../frame/tenant'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { say, sayError } from '../../ui/toast'
import { type Colleague, type Invitation, peopleServer, type Roles, type Team } from './server'

/** Who works here, as what and with whom: what the pages of people, roles and teams share. */
export function createPeople() {
  const people = signal<Colleague[]>([])
  const invitations = signal<Invitation[]>([])
  const roles = signal<Roles>({ builtIn: [], roles: [] })
  const teams = signal<Team[]>([])
  const loaded = signal(false)
  const problem = signal<ApiProblem | null>(null)
  const busy = signal(false)

  async function load(): Promise<void> {
    const mayRead = may('person.read')
    try {
      const [allPeople, open, allRoles, allTeams] = await Promise.all([
        peopleServer.people(),
        mayRead ? peopleServer.invitations() : [],
        mayRead ? peopleServer.roles() : { builtIn: [], roles: [] },
        peopleServer.teams(),
      ])
      people.value = allPeople
      invitations.value = open
      roles.value = allRoles
      teams.value = allTeams
      problem.value = null
      loaded.value = true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // What was shown a moment ago is still worth more than nothing.
      if (loaded.peek()) sayError(problemText(error))
      else problem.value = error
    }
  }

  /** Shows what is so now, here and wherever colleagues are named. */
  async function refresh(): Promise<void> {
    await Promise.all([load(), loadTenant().catch(ignoreProblem)])
  }

  /** Something without a question. */
  async function act(work: () => Promise<unknown>, done: string): Promise<void> {
    busy.value = true
    try {
      await work()
      say(done)
    } catch (error) {
      sayError(problemText(error))
    } finally {
      busy.value = false
      await refresh()
    }
  }

  if (['person.read', 'role.write', 'team.write'].some(may)) void load()
  return {
    people,
    /** Who has not left. */
    active: computed(() => people.value.filter(({ deactivatedAt }) => deactivatedAt === null)),
    invitations,
    roles,
    teams,
    loaded,
    problem,
    busy,
    load,
    refresh,
    act,
  }
}

export type PeopleStore = ReturnType<typeof createPeople>

function ignoreProblem(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error
}
