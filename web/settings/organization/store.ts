import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { correctMe, session } from '../../session'
import { say, sayError } from '../../ui/toast'
import { type Organization, type OrganizationChange, organizationServer } from './server'

/**
 * Outlives the page: a change of what people see ends every socket, and with it the page, which is made anew; what is taken
 * back after that is shown there too.
 */
const organization = signal<Organization | null>(null)

/** What the organization has decided about itself. */
export function createOrganization() {
  organization.value = null
  const problem = signal<ApiProblem | null>(null)
  /** What of it is being saved. */
  const busy = signal<string | null>(null)

  async function load(): Promise<void> {
    try {
      take((await organizationServer.get()).organization)
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  function take(known: Organization): void {
    organization.value = known
    const { value } = session
    if (value.state !== 'in' || value.me.tenant.name === known.name) return
    correctMe({ ...value.me, tenant: { ...value.me.tenant, name: known.name } })
  }

  /** Does it, shows what came of it, and answers what was refused. */
  async function act(name: string, work: () => Promise<{ organization: Organization }>): Promise<ApiProblem | null> {
    busy.value = name
    try {
      take((await work()).organization)
      return null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      return error
    } finally {
      busy.value = null
    }
  }

  void load()
  return {
    organization,
    problem,
    busy,
    load,
    act,
    /** A group of fields. Answers the sentence of a refusal, for beside them. */
    async save(name: string, change: OrganizationChange): Promise<string | null> {
      const refused = await act(name, () => organizationServer.change(change))
      if (refused) return problemText(refused)
      say(t('organization.saved'))
      return null
    },
    /** One switch, from the moment it is moved; it can be taken back. */
    async turn(change: OrganizationChange, back: OrganizationChange, done: string): Promise<void> {
      const refused = await act(Object.keys(change).join(), () => organizationServer.change(change))
      if (refused) return sayError(problemText(refused))
      const undo = async () => {
        const kept = await act('undo', () => organizationServer.change(back))
        if (kept) sayError(problemText(kept))
      }
      say(done, { label: t('frame.undo'), run: () => void undo() })
    },
  }
}

export type OrganizationStore = ReturnType<typeof createOrganization>
