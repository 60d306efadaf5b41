import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../../auth/endpoint'
import { type Principal, principalId } from '../../auth/principal'
import type { TenantScope } from '../../platform/tenant-scope'
import { budget } from './budget'
import { escalation } from './escalation'
import { flows } from './flows'
import { gate } from './gate'
import { leadPlan } from './lead-plan'
import { findHandbook, saveSection } from './queries'
import type { Handbook, SettingsSection } from './sections'
import { voice } from './voice'

const tag = 'Assistant'

const handbook = z.object({ voice, escalation, leadPlan, flows, budget, gate }).openapi('Handbook')

const getSettings = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/settings',
  tag,
  summary: 'How the assistant behaves, section by section',
  responses: { 200: answer('All sections', z.object({ settings: handbook })) },
})

function put<Path extends string, Section extends z.ZodType>(path: Path, section: Section, summary: string) {
  return endpoint('assistant.write', {
    method: 'put',
    path: `/assistant/settings/${path}` as const,
    tag,
    summary,
    description: 'The whole section: what is left out goes back to what we would choose.',
    request: { body: jsonOf(section) },
    responses: { 200: answer('All sections as they are now', z.object({ settings: handbook })) },
  })
}

const putVoice = put('voice', voice, 'How it speaks, and what it leaves to people')
const putEscalation = put('escalation', escalation, 'When people take over')
const putLeadPlan = put('lead-plan', leadPlan, 'What makes somebody a lead, and what to find out')
const putFlows = put('flows', flows, 'Requests that take several answers')
const putBudget = put('budget', budget, 'What the models may cost a day')
const putGate = put('gate', gate, 'What a trial must show before the assistant speaks')

export const assistantSettingsRoutes = apiRoutes()
  .openapi(getSettings, async (c) => c.json({ settings: await findHandbook(c.var.tenant) }, 200))
  .openapi(putVoice, async (c) => c.json(await saved(c.var, 'voice', c.req.valid('json')), 200))
  .openapi(putEscalation, async (c) => c.json(await saved(c.var, 'escalation', c.req.valid('json')), 200))
  .openapi(putLeadPlan, async (c) => c.json(await saved(c.var, 'leadPlan', c.req.valid('json')), 200))
  .openapi(putFlows, async (c) => c.json(await saved(c.var, 'flows', c.req.valid('json')), 200))
  .openapi(putBudget, async (c) => c.json(await saved(c.var, 'budget', c.req.valid('json')), 200))
  .openapi(putGate, async (c) => c.json(await saved(c.var, 'gate', c.req.valid('json')), 200))

async function saved<Section extends SettingsSection>(
  { tenant, principal }: { tenant: TenantScope; principal: Principal },
  section: Section,
  value: Handbook[Section],
): Promise<{ settings: Handbook }> {
  await saveSection(tenant, section, value, principalId(principal))
  return { settings: await findHandbook(tenant) }
}
