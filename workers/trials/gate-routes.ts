import { z } from '@hono/zod-openapi'
import { gate } from '../assistant/settings/gate'
import { findHandbook } from '../assistant/settings/queries'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import type { TenantScope } from '../platform/tenant-scope'
import { gateState, removeOverride, saveOverride } from './gate-state'
import { TRIAL_KINDS } from './trial'

const tag = 'Trials'

const view = z
  .object({
    open: z.boolean().openapi({ description: 'Whether the assistant may be switched on.' }),
    by: z.enum(['trial', 'override', 'not_needed']).nullable(),
    trials: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(TRIAL_KINDS),
          about: z.string().nullable().openapi({ description: 'The name of the set.' }),
          endedAt: z.number().nullable(),
          passed: z.boolean(),
        }),
      )
      .openapi({
        description:
          'Those that it goes by: of sets of questions and of replays the newest that is fresh and asked enough, all of which must pass. Where none counts, the newest of all.',
      }),
    reasons: z.array(
      z.object({
        code: z.enum([
          ...(['no_trial', 'too_old', 'knowledge_changed', 'too_few_questions'] as const),
          ...(['too_few_answers', 'too_few_right', 'unsupported'] as const),
        ]),
        need: z.number(),
        have: z.number(),
        trialId: z.string().nullable().openapi({ description: 'Of which trial it is said.' }),
      }),
    ),
    override: z.object({ by: z.string(), at: z.number(), reason: z.string(), until: z.number() }).nullable(),
    thresholds: gate,
  })
  .openapi('Gate')
const one = z.object({ gate: view })

const get = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/gate',
  tag,
  summary: 'Whether the assistant may go live, and what is missing',
  responses: { 200: answer('The gate', one) },
})

const putOverride = endpoint('assistant.write', {
  method: 'put',
  path: '/assistant/gate/override',
  tag,
  summary: 'Let it go live without a trial that passed: your name and reason are kept',
  description: 'It counts as long as a trial would.',
  request: {
    body: jsonOf(z.object({ reason: z.string().trim().min(10, 'Say why, in ten characters or more.').max(500) })),
  },
  responses: { 200: answer('The gate', one) },
})

const deleteOverride = endpoint('assistant.write', {
  method: 'delete',
  path: '/assistant/gate/override',
  tag,
  summary: 'Ask a trial again; what is switched on stays on',
  responses: { 200: answer('The gate', one) },
})

export const gateRoutes = apiRoutes()
  .openapi(get, async (c) => c.json({ gate: await shown(c.var.tenant) }, 200))
  .openapi(putOverride, async (c) => {
    const { reason } = c.req.valid('json')
    await saveOverride(c.var.tenant, { by: principalId(c.var.principal), at: Date.now(), reason })
    return c.json({ gate: await shown(c.var.tenant) }, 200)
  })
  .openapi(deleteOverride, async (c) => {
    await removeOverride(c.var.tenant)
    return c.json({ gate: await shown(c.var.tenant) }, 200)
  })

async function shown(scope: TenantScope): Promise<z.output<typeof view>> {
  const [state, handbook] = await Promise.all([gateState(scope, Date.now()), findHandbook(scope)])
  return { ...state, thresholds: handbook.gate }
}
