import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import { changeLead, newLead } from '../../../workers/leads/lead'
import { recordLead } from '../../../workers/leads/queries'
import { conversationOf, knowledgeOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, customerWrites, makePerson, makeTenant, signIn } from '../api-client'

const PLAN = leadPlan.parse({ on: true, fields: [{ id: 'area', label: 'Area', question: 'Which area?', worth: 30 }] })
const FACT = { what: 'fact', field: 'area', value: 'Meera’s house in Adyar', by: 'customer' } as const

async function leadOf(from: string) {
  const tenant = await makeTenant()
  const { id } = await customerWrites(tenant, { from })
  const by = { kind: 'assistant' } as const
  await conversationOf(env, id).changeLead({ tenantId: tenant.tenantId, plan: PLAN, changes: [FACT], by })
  const lead = await vi.waitFor(async () => {
    const [found] = Object((await call('GET', `/api/leads?conversationId=${id}`, tenant)).body).leads
    expect(found).toBeDefined()
    return Object(found)
  }, 5000)
  return { tenant, conversationId: id, leadId: String(lead.id) }
}

async function rowsOf(table: string, tenantId: string): Promise<string> {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE tenant_id = ?1`).bind(tenantId).all()
  return JSON.stringify(results)
}

test('a lead that is being written while its conversation is erased does not come back', async () => {
  const { tenant, conversationId } = await leadOf('919870002001')
  const { tenantId } = tenant
  expect((await call('DELETE', `/api/conversations/${conversationId}`, tenant)).status).toBeLessThan(300)
  // Whoever read it before, a person's request or the projection, writes it now.
  const lead = changeLead(newLead(PLAN), [FACT], PLAN)
  const told = { conversationId, epoch: 1, seq: 99, at: Date.now(), lead, origin: null, from: [] }
  await recordLead(tenantScope(env, tenantId), told)
  expect(await rowsOf('leads', tenantId)).toBe('[]')
})

test('an answer that is remembered for a repeat holds nothing of a lead', async () => {
  const { tenant, leadId } = await leadOf('919870002002')
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const changed = await call('PATCH', `/api/leads/${leadId}`, { ...tenant, headers, body: { stage: 'offer' } })
  expect(changed.status).toBe(200)
  expect(await rowsOf('idempotency_keys', tenant.tenantId)).not.toContain('Meera')
})

test('who may not read conversations sees what is known, and not the message it was said in', async () => {
  const { tenant, leadId } = await leadOf('919870002003')
  const { tenantId } = tenant
  const facts = JSON.stringify({
    area: { value: 'Adyar', seq: 1, quote: 'My wife Meera is ill, so Adyar', by: 'customer' },
  })
  await env.DB.prepare('UPDATE leads SET facts = ?1 WHERE tenant_id = ?2').bind(facts, tenantId).run()
  const seenBy = async (role: 'analyst' | 'agent') => {
    const cookie = await signIn((await makePerson(tenantId, { role })).email)
    const answers = [await call('GET', `/api/leads/${leadId}`, { cookie }), await call('GET', '/api/leads', { cookie })]
    return JSON.stringify(answers.map(({ body }) => body))
  }
  expect(await seenBy('agent')).toContain('Meera')
  const analyst = await seenBy('analyst')
  expect(analyst).toContain('Adyar')
  expect(analyst).not.toContain('Meera')
})

test('whoever asks a conversation to erase itself, nothing that knew of it is left', async () => {
  const { tenant, conversationId } = await leadOf('919870002004')
  const { tenantId } = tenant
  const knowledge = await knowledgeOf(env, tenantId)
  const question = {
    ...{ conversationId, seq: 1, at: Date.now(), text: 'Is Meera well?', language: 'en', outcome: 'hand_off' as const },
    ...{ reason: 'no_knowledge', intent: null, confidence: null, documents: [], neurons: 0 },
  }
  await knowledge.note({ tenantId, questions: [question] })
  expect(await conversationOf(env, conversationId).erase({ tenantId })).toMatchObject({ ok: true })
  expect(await rowsOf('leads', tenantId)).toBe('[]')
  expect(await rowsOf('contact_conversations', tenantId)).toBe('[]')
  expect(await knowledge.questions({ tenantId, since: 0, limit: 5 })).toEqual([])
})
