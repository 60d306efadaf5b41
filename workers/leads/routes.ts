import { z } from '@hono/zod-openapi'
import type { LeadPlan } from '../assistant/settings/lead-plan'
import { findHandbook } from '../assistant/settings/queries'
import { answer, apiRoutes, endpoint, jsonOf, pageLimit } from '../auth/endpoint'
import { actorOf, masksFor, type Principal, principalId } from '../auth/principal'
import { remoteConversation, remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { type LeadChange, stagesOf } from './lead'
import { countByStage, findLead, type LeadQuery, listLeads, type NamedLead, recordLead } from './queries'
import { leadView, type Reader, shownLead } from './view'

const leadParams = z.object({ leadId: z.string().max(40) })
const one = z.object({ lead: leadView })

const getList = endpoint('lead.read', {
  method: 'get',
  path: '/leads',
  tag: 'Leads',
  summary: 'Leads, the highest score first',
  request: {
    query: z.object({
      stage: z.string().max(40).optional(),
      least: z.coerce.number().int().min(0).max(100).optional().openapi({ description: 'Of this score at least.' }),
      ownerId: z.string().max(40).optional().openapi({ description: '`nobody`: those without an owner.' }),
      conversationId: z.string().max(40).optional(),
      before: z
        .string()
        .regex(/^\d{1,3}\.led_[0-9a-z]{26}$/)
        .optional(),
      limit: pageLimit(50, 25),
    }),
  },
  responses: { 200: answer('One page', z.object({ leads: z.array(leadView), before: z.string().nullable() })) },
})

const stage = z.object({
  id: z.string(),
  label: z.string(),
  from: z.number().nullable(),
  ends: z.enum(['won', 'lost']).nullable(),
  leads: z.number().openapi({ description: 'How many stand there; of those you do not see too.' }),
})

const getStages = endpoint('lead.read', {
  method: 'get',
  path: '/leads/stages',
  tag: 'Leads',
  summary: 'The stages of a lead, in their order, and whether leads are looked for',
  responses: {
    200: answer(
      'All stages',
      z.object({
        on: z.boolean(),
        own: z.boolean().openapi({ description: 'The tenant named them itself.' }),
        stages: z.array(stage),
        fields: z.array(
          z.object({ id: z.string(), label: z.string(), kind: z.string(), choices: z.array(z.string()) }),
        ),
      }),
    ),
  },
})

const getOne = endpoint('lead.read', {
  method: 'get',
  path: '/leads/{leadId}',
  tag: 'Leads',
  summary: 'One lead, with what was said and where',
  request: { params: leadParams },
  responses: { 200: answer('The lead', one) },
})

const change = z
  .object({
    stage: z.string().max(40).optional(),
    ownerId: z.string().max(40).nullable().optional(),
    facts: z
      .record(z.string().max(40), z.string().trim().min(1).max(300).nullable())
      .optional()
      .openapi({ description: 'By field; null strikes it out. The assistant keeps to it.' }),
  })
  .openapi('LeadChange')

const patch = endpoint('lead.write', {
  method: 'patch',
  path: '/leads/{leadId}',
  tag: 'Leads',
  summary: 'Move a lead to a stage, give it an owner, or correct what is known',
  idempotency: 'private',
  request: { params: leadParams, body: jsonOf(change) },
  responses: { 200: answer('The lead', one) },
})

const remove = endpoint('lead.write', {
  method: 'delete',
  path: '/leads/{leadId}',
  tag: 'Leads',
  summary: 'Say that this is no lead: the assistant makes none of that conversation any more',
  request: { params: leadParams },
  responses: { 200: answer('It is gone', z.object({ dismissed: z.literal(true) })) },
})

export const leadRoutes = apiRoutes()
  .openapi(getStages, async (c) => {
    const [{ leadPlan }, counts] = await Promise.all([findHandbook(c.var.tenant), countByStage(c.var.tenant)])
    const stages = stagesOf(leadPlan).map((known) => ({ ...known, leads: counts.get(known.id) ?? 0 }))
    const fields = leadPlan.fields.map(({ id, label, kind, choices }) => ({ id, label, kind, choices }))
    return c.json({ on: leadPlan.on, own: leadPlan.stages !== undefined, stages, fields }, 200)
  })
  .openapi(getList, async (c) => {
    const { before, ...query } = c.req.valid('query')
    const page = await inSight(c.env, c.var.tenant, { ...query, before: cursorIn(before) })
    const { leadPlan } = await findHandbook(c.var.tenant)
    const reader = readerOf(c.var.principal)
    return c.json({ leads: page.rows.map((row) => shownLead(row, leadPlan, reader)), before: page.before }, 200)
  })
  .openapi(getOne, async (c) => {
    const row = await leadInSight(c.env, c.var.tenant, c.req.valid('param').leadId)
    const { leadPlan } = await findHandbook(c.var.tenant)
    return c.json({ lead: shownLead(row, leadPlan, readerOf(c.var.principal)) }, 200)
  })
  .openapi(patch, async (c) => {
    const row = await leadInSight(c.env, c.var.tenant, c.req.valid('param').leadId)
    const { leadPlan } = await findHandbook(c.var.tenant)
    const by = principalId(c.var.principal)
    await changed(c, row, leadPlan, changesIn(c.req.valid('json'), leadPlan, by))
    const after = (await findLead(c.var.tenant, row.id)) ?? row
    return c.json({ lead: shownLead(after, leadPlan, readerOf(c.var.principal)) }, 200)
  })
  .openapi(remove, async (c) => {
    const row = await leadInSight(c.env, c.var.tenant, c.req.valid('param').leadId)
    const { leadPlan } = await findHandbook(c.var.tenant)
    await changed(c, row, leadPlan, [{ what: 'dismissed' }])
    return c.json({ dismissed: true as const }, 200)
  })

function readerOf(principal: Principal): Reader {
  return { masks: masksFor(principal), reads: principal.permissions.has('conversation.read') }
}

type Caller = { env: Env; var: { tenant: TenantScope; principal: Parameters<typeof actorOf>[0] } }

/** The conversation is told first, for it is the truth; the row follows at once, so that the next list shows it. */
async function changed(
  { env, var: { tenant, principal } }: Caller,
  row: NamedLead,
  plan: LeadPlan,
  changes: LeadChange[],
) {
  const { tenantId } = tenant
  const conversation = remoteConversation(env, row.conversationId)
  const told = await conversation.changeLead({ tenantId, plan, changes, by: actorOf(principal) })
  if (!told.ok || !told.lead) throw notFound('lead')
  const { epoch, seq, lead } = told
  const { conversationId } = row
  const origin = row.origin === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(row.origin))
  await recordLead(tenant, { conversationId, epoch, seq, at: Date.now(), lead, origin, from: [] })
}

function changesIn(body: z.infer<typeof change>, plan: LeadPlan, by: string): LeadChange[] {
  const { stage, ownerId, facts = {} } = body
  if (stage !== undefined && !stagesOf(plan).some(({ id }) => id === stage)) throw unknownOf('stage')
  const fields = Object.entries(facts)
  if (!fields.every(([field]) => plan.fields.some(({ id }) => id === field))) throw unknownOf('field')
  return [
    ...fields.map(([field, value]) => ({ what: 'fact', field, value, by }) as const),
    ...(stage === undefined ? [] : [{ what: 'stage', stage, by } as const]),
    ...(ownerId === undefined ? [] : [{ what: 'owner', ownerId } as const]),
  ]
}

function unknownOf(what: 'stage' | 'field'): Problem {
  return new Problem({
    status: 422,
    code: `lead.unknown_${what}`,
    title: `No such ${what}`,
    detail: `The lead plan has no such ${what}. It may have been changed meanwhile.`,
    nextStep: 'Load the page again and choose from what is there now.',
  })
}

async function leadInSight(env: Env, tenant: TenantScope, leadId: string): Promise<NamedLead> {
  const row = await findLead(tenant, leadId)
  if (!row || (await seen(env, tenant, [row])).length === 0) throw notFound('lead')
  return row
}

/** Pages that one request looks through for somebody who sees few. */
const MOST_PAGES = 20

async function inSight(env: Env, tenant: TenantScope, query: LeadQuery) {
  const rows: NamedLead[] = []
  let { before } = query
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const read = await listLeads(tenant, { ...query, before })
    rows.push(...(await seen(env, tenant, read)))
    const last = rows.length >= query.limit ? rows[query.limit - 1] : read.at(-1)
    before = last && { score: last.score, id: last.id }
    if (rows.length >= query.limit) break
    if (read.length < query.limit) return { rows, before: null }
  }
  return { rows: rows.slice(0, query.limit), before: before ? `${before.score}.${before.id}` : null }
}

/** Whose conversation somebody sees, those leads they see. */
async function seen(env: Env, { tenantId, sight }: TenantScope, rows: NamedLead[]): Promise<NamedLead[]> {
  if (!sight || rows.length === 0) return rows
  const inbox = await remoteInbox(env, tenantId)
  const conversationIds = rows.map(({ conversationId }) => conversationId)
  const visible = new Set(await inbox.inSight({ tenantId, conversationIds, sight }))
  return rows.filter(({ conversationId }) => visible.has(conversationId))
}

function cursorIn(before: string | undefined): LeadQuery['before'] {
  const [score, id] = before?.split('.') ?? []
  return score === undefined || id === undefined ? undefined : { score: Number(score), id }
}
