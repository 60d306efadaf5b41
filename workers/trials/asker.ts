import { turnDeps } from '../assistant/deps'
import { findHandbook } from '../assistant/settings/queries'
import { openPurse } from '../assistant/spend'
import type { TurnDeps } from '../assistant/turn'
import type { AiBinding, Env } from '../env'
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
  const ask = (item: TrialItem, read: ReadPassage, under = (deps: TurnDeps) => deps) =>
    paidTurn(env, tenantId, (deps) => askOne(item, under(deps), read))
  const read = await readerOf(env, tenantId)
  if (params.kind !== 'impact') return async (item) => ({ before: null, outcome: await ask(item, read) })
  const edit = await editOf(env, scope, params)
  if (!edit) return undefined
  const edited = await paidCalls(env, scope, (ai) => editedKnowledge(ai, edit))
  const readEdited: ReadPassage = async (id) => edited.passage(id) ?? (await read(id))
  return async (item) => {
    const [before, outcome] = await Promise.all([
      ask(item, read),
      paidCalls(env, scope, (ai) => ask(item, readEdited, (deps) => edited.under(deps, ai))),
    ])
    return { before, outcome }
  }
}

/** Made anew for each question: it counts what the question costs, in the tenant's book too. */
async function paidTurn<Result>(
  env: Env,
  tenantId: string,
  work: (deps: TurnDeps) => Promise<Result>,
): Promise<Result> {
  const { close, ...deps } = await turnDeps(env, tenantId, 'trial')
  try {
    return await work(deps)
  } finally {
    await close()
  }
}

/** What an edit costs beside the turns themselves: its passages and the questions are embedded. */
async function paidCalls<Result>(
  env: Env,
  scope: TenantScope,
  work: (ai: AiBinding) => Promise<Result>,
): Promise<Result> {
  const { budget } = await findHandbook(scope)
  const { ai, close } = await openPurse(env, scope.tenantId, { purpose: 'trial', budget })
  try {
    return await work(ai)
  } finally {
    await close()
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
