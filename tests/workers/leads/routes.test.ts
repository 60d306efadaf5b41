import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import { remoteConversation } from '../../../workers/conversations/remote'
import type { LeadChange } from '../../../workers/leads/lead'
import { call, customerWrites, makePerson, makeTenant, signIn } from '../api-client'

const PLAN = {
  on: true,
  fields: [
    { id: 'area', label: 'Area', kind: 'text', question: 'Which area?', worth: 30 },
    { id: 'email', label: 'E-mail', kind: 'email', worth: 20 },
  ],
}

type Tenant = Awaited<ReturnType<typeof makeTenant>>
let customers = 919870000000

/** Somebody writes, and something is known of them. */
async function makeLead(tenant: Tenant, changes: LeadChange[] = [area('Adyar')]) {
  customers += 1
  const { id } = await customerWrites(tenant, { from: String(customers) })
  const { cookie } = await owner(tenant)
  await call('PUT', '/api/assistant/settings/lead-plan', { cookie, body: PLAN })
  await heardIn(tenant, id, changes)
  const lead = await vi.waitFor(async () => {
    const [found] = Object((await call('GET', `/api/leads?conversationId=${id}`, tenant)).body).leads
    expect(found).toBeDefined()
    return Object(found)
  }, 5000)
  return { conversationId: id, id: String(lead.id), lead, cookie }
}

function area(value: string | null): LeadChange {
  return { what: 'fact', field: 'area', value, by: 'customer' }
}

async function heardIn({ tenantId }: Tenant, conversationId: string, changes: LeadChange[]) {
  const command = { tenantId, plan: leadPlan.parse(PLAN), changes, by: { kind: 'assistant' } as const }
  expect(await remoteConversation(env, conversationId).changeLead(command)).toMatchObject({ ok: true })
}

async function owner({ tenantId }: Tenant) {
  const { email } = await makePerson(tenantId, { role: 'owner' })
  return { cookie: await signIn(email) }
}

test('what a conversation knows of a lead is a row with its score, its reasons and its words', async () => {
  const tenant = await makeTenant()
  const { lead, conversationId } = await makeLead(tenant)
  expect(lead).toMatchObject({
    conversationId,
    stage: 'new',
    stageBy: 'assistant',
    score: 30,
    name: 'Asha',
    reasons: [{ kind: 'field', of: 'area', label: 'Area', points: 30 }],
    facts: [{ field: 'area', label: 'Area', value: 'Adyar' }],
  })
  await heardIn(tenant, conversationId, [{ what: 'fact', field: 'email', value: 'asha@example.in', by: 'customer' }])
  await vi.waitFor(async () => {
    const { body } = await call('GET', `/api/leads/${lead.id}`, tenant)
    expect(Object(body).lead).toMatchObject({ score: 50, proposedStage: 'qualified', stage: 'new' })
  }, 5000)
})

test('people move a lead, own it and correct what is known; the next list shows it', async () => {
  const tenant = await makeTenant()
  const { id } = await makeLead(tenant)
  const body = { stage: 'offer', ownerId: 'usr_1', facts: { area: 'Mylapore' } }
  const changed = await call('PATCH', `/api/leads/${id}`, { ...tenant, body })
  expect(changed).toMatchObject({
    status: 200,
    body: { lead: { stage: 'offer', ownerId: 'usr_1', proposedStage: null } },
  })
  const list = await call('GET', '/api/leads?stage=offer&ownerId=usr_1&least=30', tenant)
  expect(Object(list.body).leads).toHaveLength(1)
  expect(Object(list.body).leads[0].facts[0]).toMatchObject({ value: 'Mylapore', seq: null })
  const { body: stages } = await call('GET', '/api/leads/stages', tenant)
  expect(Object(stages).stages.find((one: { id: string }) => one.id === 'offer')).toMatchObject({ leads: 1 })
  const feed = await vi.waitFor(async () => {
    const { body } = await call('GET', '/api/events?kinds=lead', tenant)
    const told = Object(body).events.filter((event: { kind: string }) => event.kind === 'lead')
    expect(told).toHaveLength(2)
    return told
  }, 5000)
  expect(feed[1]).toMatchObject({ stage: 'offer', owner_id: 'usr_1', dismissed: false })
})

test('no lead stays none', async () => {
  const tenant = await makeTenant()
  const { id, conversationId } = await makeLead(tenant)
  expect(await call('DELETE', `/api/leads/${id}`, tenant)).toMatchObject({ status: 200, body: { dismissed: true } })
  expect((await call('GET', `/api/leads/${id}`, tenant)).status).toBe(404)
  await heardIn(tenant, conversationId, [area('Guindy')])
  expect(Object((await call('GET', '/api/leads', tenant)).body).leads).toEqual([])
})

test('pages come by score and end', async () => {
  const tenant = await makeTenant()
  const both: LeadChange[] = [area('Adyar'), { what: 'fact', field: 'email', value: 'a@example.in', by: 'customer' }]
  await makeLead(tenant)
  await makeLead(tenant, both)
  await makeLead(tenant)
  const scores: number[] = []
  for (let before: string | null = ''; before !== null; ) {
    const query: string = before === '' ? '' : `&before=${before}`
    const page = Object((await call('GET', `/api/leads?limit=1${query}`, tenant)).body)
    scores.push(...page.leads.map((lead: { score: number }) => lead.score))
    before = page.before
  }
  expect(scores).toEqual([50, 30, 30])
})

test('stages and fields that the plan does not have are refused, with what to do next', async () => {
  const tenant = await makeTenant()
  const { id } = await makeLead(tenant)
  for (const body of [{ stage: 'moon' }, { facts: { shoe: '42' } }])
    expect(await call('PATCH', `/api/leads/${id}`, { ...tenant, body })).toMatchObject({
      status: 422,
      body: { nextStep: expect.any(String) },
    })
})

test("another tenant's lead is not found, and a lead goes with its conversation", async () => {
  const tenant = await makeTenant()
  const { id, conversationId, cookie } = await makeLead(tenant)
  const other = await makeTenant()
  expect((await call('GET', `/api/leads/${id}`, other)).status).toBe(404)
  expect((await call('PATCH', `/api/leads/${id}`, { ...other, body: { stage: 'won' } })).status).toBe(404)
  expect((await call('DELETE', `/api/leads/${id}`, other)).status).toBe(404)
  expect((await call('DELETE', `/api/conversations/${conversationId}`, { cookie })).status).toBeLessThan(300)
  expect((await call('GET', `/api/leads/${id}`, tenant)).status).toBe(404)
  const row = await env.DB.prepare('SELECT count(*) AS n FROM leads WHERE tenant_id = ?1')
    .bind(tenant.tenantId)
    .first<{ n: number }>()
  expect(row?.n).toBe(0)
})

test('whoever sees customers only in part sees their addresses in part', async () => {
  const tenant = await makeTenant()
  const { id } = await makeLead(tenant, [{ what: 'fact', field: 'email', value: 'asha@example.in', by: 'customer' }])
  const decided = await call('PATCH', '/api/organization', { ...(await owner(tenant)), body: { masksContacts: true } })
  expect(decided.status).toBe(200)
  const { email } = await makePerson(tenant.tenantId, { role: 'analyst' })
  const seen = await call('GET', `/api/leads/${id}`, { cookie: await signIn(email) })
  expect(seen.status).toBe(200)
  expect(JSON.stringify(seen.body)).toContain('a•••')
  expect(JSON.stringify(seen.body)).not.toContain('asha@')
  expect(
    (await call('PATCH', `/api/leads/${id}`, { cookie: await signIn(email), body: { stage: 'won' } })).status,
  ).toBe(403)
})
