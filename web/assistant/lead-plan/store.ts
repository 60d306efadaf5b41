import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../../api'

const { settings } = api.assistant

export type Handbook = Awaited<ReturnType<typeof read>>
export type LeadPlan = Handbook['leadPlan']
export type LeadField = LeadPlan['fields'][number]
export type LeadStage = NonNullable<LeadPlan['stages']>[number]
export type Flow = Handbook['flows']['flows'][number]
export type FlowSlot = Flow['slots'][number]

async function read() {
  return (await ok(settings.$get())).settings
}

/** One section of the handbook: as it is saved, and as it stands in the form. */
export function createSection<Draft>(pick: (handbook: Handbook) => Draft, put: (draft: Draft) => Promise<Handbook>) {
  const draft = signal<Draft | null>(null)
  const problem = signal<ApiProblem | null>(null)
  return {
    draft,
    problem,
    async load(): Promise<void> {
      try {
        draft.value = pick(await read())
        problem.value = null
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        problem.value = error
      }
    },
    change(part: Partial<Draft>): void {
      const { value } = draft
      if (value) draft.value = { ...value, ...part }
    },
    /** Throws what was refused. */
    async save(): Promise<void> {
      const { value } = draft
      if (value) draft.value = pick(await put(value))
    },
  }
}

export const leadPlanSection = () =>
  createSection(
    ({ leadPlan }) => leadPlan,
    async (json) => (await ok(settings['lead-plan'].$put({ json }))).settings,
  )

export const flowsSection = () =>
  createSection(
    ({ flows }) => flows,
    async (json) => (await ok(settings.flows.$put({ json }))).settings,
  )

/** A name for programs, made of what people call it; one that is there keeps the facts that were told under it. */
export function idFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 30)
  const base = plain === '' ? 'field' : plain
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}_${n}`
    if (!taken.includes(id)) return id
  }
}

export function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}
