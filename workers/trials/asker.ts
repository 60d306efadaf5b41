import { turnDeps } from '../assistant/deps'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import { askOne, type ReadPassage } from './ask'
import { editOf } from './edit-of'
import { editedKnowledge } from './edited'
import type { Outcome, TrialItem, TrialParams } from './trial'

/** Asks one question as the run wants it asked. `before`: of an edit, what is answered without it. */
export type Asker = (item: TrialItem) => Promise<{ before: Outcome | null; outcome: Outcome }>

/** Undefined: the edit that the run is about is no longer there. */
export async function askerOf(env: Env, scope: TenantScope, params: TrialParams): Promise<Asker | undefined> {
  const { tenantId } = scope
  // Made anew for each question: it counts what the question costs.
  const deps = () => turnDeps(env, tenantId)
  const read = await readerOf(env, tenantId)
  if (params.kind !== 'impact')
    return async (item) => ({ before: null, outcome: await askOne(item, await deps(), read) })
  const edit = await editOf(env, scope, params)
  if (!edit) return undefined
  const edited = await editedKnowledge(env.AI, edit)
  const readEdited: ReadPassage = async (id) => edited.passage(id) ?? (await read(id))
  return async (item) => {
    const [before, outcome] = await Promise.all([
      deps().then((own) => askOne(item, own, read)),
      deps().then((own) => askOne(item, edited.under(own), readEdited)),
    ])
    return { before, outcome }
  }
}

async function readerOf(env: Env, tenantId: string): Promise<ReadPassage> {
  const knowledge = await knowledgeOf(env, tenantId)
  return async (chunkId) => {
    const found = await knowledge.passage({ tenantId, chunkId })
    if (!found.ok) return null
    const { title, heading, text, language } = found.passage
    return { text: [title, heading, text].filter(Boolean).join('\n'), language }
  }
}
