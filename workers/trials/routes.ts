import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf, pageLimit } from '../auth/endpoint'
import { type Principal, principalId, sightOf } from '../auth/principal'
import { forbidden } from '../auth/session'
import type { Env } from '../env'
import { hasCandidate } from '../knowledge/files'
import { findDocument } from '../knowledge/queries'
import { knowledgeOf } from '../objects'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { alreadyRunning, noCandidate, noDraft, noQuestionsInSet, notOver } from './problems'
import { addRun, changeRun, findRun, listRuns, saveTally, type TrialRun } from './run-queries'
import { seenBy } from './sees'
import { sendTrial } from './send'
import { findSet } from './set-queries'
import { tallyOfRun } from './slice'
import { JUDGEMENTS, type TrialItem, type TrialParams, trialItem, VERDICTS, verdict } from './trial'
import { resultView, shownRun, trialView } from './view'

const tag = 'Trials'
const params = z.object({ runId: z.string().max(40) })
const one = z.object({ trial: trialView })

const wanted = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('batch'), setId: z.string().max(40) }),
    z.object({
      kind: z.literal('replay'),
      conversations: z.number().int().min(1).max(200).default(50),
      days: z.number().int().min(1).max(365).default(30),
      channelId: z.string().max(40).nullable().default(null),
    }),
    z.object({
      kind: z.literal('impact'),
      documentId: z.string().max(40),
      change: z
        .enum(['draft', 'removal', 'file'])
        .default('draft')
        .openapi({ description: 'file: the one uploaded with trial=true.' }),
    }),
  ])
  .openapi('TrialWanted')

const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/trials',
  tag,
  summary: 'Trials of the assistant',
  request: {
    query: z.object({
      before: z.string().max(40).optional(),
      limit: pageLimit(100, 25),
      kind: z.enum(['batch', 'replay', 'impact']).optional(),
    }),
  },
  responses: {
    200: answer('Newest first', z.object({ trials: z.array(trialView), before: z.string().nullable() })),
  },
})

const post = endpoint('knowledge.write', {
  method: 'post',
  path: '/assistant/trials',
  tag,
  summary: 'Put the assistant to the test; nothing is sent to anybody',
  description:
    'batch: a set of questions. replay: what customers asked in past conversations, compared with what was answered. impact: what the draft of a document, or its removal, would change.',
  request: { body: jsonOf(wanted) },
  responses: { 202: answer('It is under way', one) },
})

const getOne = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/trials/{runId}',
  tag,
  summary: 'A trial: how far it is, and what it found',
  request: { params },
  responses: { 200: answer('The trial', one) },
})

const getResults = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/trials/{runId}/results',
  tag,
  summary: 'What a trial found, question by question',
  description: 'Customers’ questions are shown to whoever may read their conversations.',
  request: {
    params,
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).openapi({ description: 'Those from this one on.' }),
      limit: pageLimit(200, 50),
      verdict: z.enum(VERDICTS).optional(),
    }),
  },
  responses: {
    200: answer(
      'In the order in which they are asked',
      z.object({ results: z.array(resultView), next: z.number().nullable() }),
    ),
  },
})

const putVerdict = endpoint('knowledge.write', {
  method: 'put',
  path: '/assistant/trials/{runId}/results/{n}',
  tag,
  summary: 'Say whether an answer is right',
  idempotency: 'private',
  request: {
    params: params.extend({ n: z.coerce.number().int().min(0) }),
    body: jsonOf(z.object({ verdict: z.enum(JUDGEMENTS) })),
  },
  responses: { 200: answer('The result, and the trial with its counts', one.extend({ result: resultView })) },
})

const postCancel = endpoint('knowledge.write', {
  method: 'post',
  path: '/assistant/trials/{runId}/cancel',
  tag,
  summary: 'Stop a trial; what it has found stands',
  request: { params },
  responses: { 200: answer('The trial', one) },
})

export const trialRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { limit, before, kind } = c.req.valid('query')
    const runs = await listRuns(c.var.tenant, { limit: limit + 1, before, kind })
    const page = runs.slice(0, limit)
    const more = runs.length > limit ? (page.at(-1)?.id ?? null) : null
    return c.json({ trials: page.map(shownRun), before: more }, 200)
  })
  .openapi(post, async (c) => {
    const params = await paramsOf(c.env, c.var.tenant, c.var.principal, c.req.valid('json'))
    const run = await addRun(c.var.tenant, { params, by: principalId(c.var.principal) }, Date.now())
    if (!run) throw alreadyRunning()
    await sendTrial(c.env, { tenantId: c.var.tenant.tenantId, runId: run.id })
    return c.json({ trial: shownRun(run) }, 202)
  })
  .openapi(getOne, async (c) => {
    return c.json({ trial: shownRun(await runAt(c.var.tenant, c.req.valid('param').runId)) }, 200)
  })
  .openapi(getResults, async (c) => {
    const { runId } = c.req.valid('param')
    const { after, limit, verdict: only } = c.req.valid('query')
    await runAt(c.var.tenant, runId)
    const { tenantId } = c.var.tenant
    const knowledge = await knowledgeOf(c.env, tenantId)
    const page = { tenantId, runId, after, limit, ...(only ? { verdicts: [only] } : {}) }
    const rows = await knowledge.trialResults(page)
    const seen = await seenBy(
      c.env,
      c.var.principal,
      rows.map(({ conversationId }) => conversationId),
    )
    const last = rows.at(-1)
    const next = last && rows.length === limit ? last.n + 1 : null
    return c.json({ results: rows.filter(({ conversationId }) => seen(conversationId)).map(shownRow), next }, 200)
  })
  .openapi(putVerdict, async (c) => {
    const { runId, n } = c.req.valid('param')
    const run = await runAt(c.var.tenant, runId)
    if (run.params.kind === 'impact') throw notFound('result')
    if (run.state === 'pending' || run.state === 'running') throw notOver()
    const { tenantId } = c.var.tenant
    const knowledge = await knowledgeOf(c.env, tenantId)
    const row = await knowledge.trialResult({ tenantId, runId, n })
    const seen = await seenBy(c.env, c.var.principal, [row?.conversationId ?? null])
    if (!row || row.verdict === null || row.verdict === 'failed' || !seen(row.conversationId)) throw notFound('result')
    const item: TrialItem = { ...trialItem.parse(JSON.parse(row.json)), judgedBy: principalId(c.var.principal) }
    const judged = { n, verdict: c.req.valid('json').verdict, json: JSON.stringify(item) }
    await knowledge.settleTrial({ tenantId, runId, results: [judged] })
    const tally = await tallyOfRun(c.env, tenantId, runId)
    await saveTally(c.var.tenant, runId, tally)
    const result = shownRow({ ...judged, conversationId: row.conversationId })
    return c.json({ result, trial: shownRun({ ...run, tally }) }, 200)
  })
  .openapi(postCancel, async (c) => {
    const { runId } = c.req.valid('param')
    await runAt(c.var.tenant, runId)
    await cancel(c.env, c.var.tenant, runId)
    return c.json({ trial: shownRun(await runAt(c.var.tenant, runId)) }, 200)
  })

/** One that is over stays as it is. */
async function cancel(env: Env, scope: TenantScope, runId: string): Promise<void> {
  if (!(await changeRun(scope, runId, { state: 'cancelled', dueAt: null, endedAt: Date.now() }))) return
  await saveTally(scope, runId, await tallyOfRun(env, scope.tenantId, runId))
}

async function runAt(scope: TenantScope, runId: string): Promise<TrialRun> {
  const run = await findRun(scope, runId)
  if (!run) throw notFound('trial')
  return run
}

async function paramsOf(
  env: Env,
  scope: TenantScope,
  principal: Principal,
  asked: z.output<typeof wanted>,
): Promise<TrialParams> {
  if (asked.kind === 'batch') {
    const set = await findSet(scope, asked.setId)
    if (!set) throw notFound('question_set')
    if (set.questions.length === 0) throw noQuestionsInSet()
    return { kind: 'batch', setId: set.id, name: set.name }
  }
  if (asked.kind === 'replay') {
    if (!principal.permissions.has('conversation.read')) throw forbidden('the permission conversation.read')
    return { ...asked, sight: sightOf(principal) ?? null, notReplayed: 0 }
  }
  const document = await findDocument(scope, asked.documentId)
  if (!document || document.state === 'deleted') throw notFound('document')
  if (asked.change === 'draft' && !document.draft) throw noDraft()
  if (asked.change === 'file' && !(await hasCandidate(env, scope, document.id))) throw noCandidate()
  return asked
}

function shownRow({
  n,
  conversationId,
  verdict: found,
  json,
}: {
  n: number
  conversationId: string | null
  verdict: string | null
  json: string
}): z.output<typeof resultView> {
  const { history: _history, ...item } = trialItem.parse(JSON.parse(json))
  return { n, conversationId, verdict: verdict.nullable().parse(found), ...item }
}
