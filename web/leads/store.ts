import { signal } from '@preact/signals'
import { ApiProblem } from '../api'
import { type Lead, type LeadChanges, leadServer, type Stages } from './server'

export interface Filter {
  /** '': everybody's, `nobody`: those without one. */
  owner: string
  least: '0' | '25' | '50' | '75'
}

export function createLeads() {
  const stages = signal<Stages | null>(null)
  const leads = signal<Lead[]>([])
  const before = signal<string | null>(null)
  const filter = signal<Filter>({ owner: '', least: '0' })
  const problem = signal<ApiProblem | null>(null)

  function query(from?: string) {
    const { owner, least } = filter.peek()
    return {
      ...(owner === '' ? {} : { ownerId: owner }),
      ...(least === '0' ? {} : { least }),
      ...(from === undefined ? {} : { before: from }),
    }
  }

  async function load(): Promise<void> {
    const asked = filter.peek()
    try {
      const [known, page] = await Promise.all([leadServer.stages(), leadServer.list(query())])
      if (filter.peek() !== asked) return // another choice was made meanwhile
      stages.value = known
      leads.value = page.leads
      before.value = page.before
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  function put(lead: Lead): void {
    leads.value = leads.peek().map((one) => (one.id === lead.id ? lead : one))
  }

  return {
    stages,
    leads,
    before,
    filter,
    problem,
    load,
    choose(next: Partial<Filter>): void {
      filter.value = { ...filter.peek(), ...next }
      void load()
    },
    async more(): Promise<void> {
      const page = await leadServer.list(query(before.peek() ?? undefined))
      const known = new Set(leads.peek().map(({ id }) => id))
      leads.value = [...leads.peek(), ...page.leads.filter(({ id }) => !known.has(id))]
      before.value = page.before
    },
    /** Shown at once; taken back when it is refused, which is thrown. */
    async change(lead: Lead, changes: LeadChanges): Promise<void> {
      put({ ...lead, ...(changes.stage === undefined ? {} : { stage: changes.stage, proposedStage: null }) })
      try {
        put(await leadServer.change(lead.id, changes))
      } catch (error) {
        put(lead)
        throw error
      }
    },
    async dismiss(lead: Lead): Promise<void> {
      await leadServer.dismiss(lead.id)
      leads.value = leads.peek().filter(({ id }) => id !== lead.id)
    },
  }
}

export type Leads = ReturnType<typeof createLeads>
