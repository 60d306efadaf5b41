import { afterEach, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { faultyAi } from '../support/faulty-ai'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const HOURS = 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.'
const CHAT = '@cf/meta'

const ai = faultyAi

afterEach(() => ai().control({}))

async function readyTenant(): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true, documents: [{ title: 'Opening hours', text: HOURS }] })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

/** The model thinks for 1.5 s; what `meanwhile` does has happened when it answers. */
async function saidWhen(meanwhile: (tenant: SeededTenant, path: string) => Promise<unknown>): Promise<string> {
  const tenant = await readyTenant()
  const { documents } = Object(await (await asTenant(tenant, 'knowledge/documents')).json())
  await ai().control({ delayMs: 1_500, model: CHAT })
  const askedAt = Date.now()
  await postWebhook(textsBody(tenant, { from: '447700900041', text: 'When are you open on Monday?' }))
  await until(async () => {
    expect((await ai().calls()).some(({ model, at }) => at >= askedAt && model.startsWith(CHAT))).toBe(true)
  }, 10_000)
  await meanwhile(tenant, `knowledge/documents/${documents[0].id}`)
  const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
  return (send && textOf(send)) ?? ''
}

test('a passage that is made for the team while a model thinks is not told', { timeout: 40_000 }, async () => {
  const said = await saidWhen(async (tenant, path) => {
    const changed = await asTenant(tenant, path, { method: 'PATCH', body: JSON.stringify({ audience: 'agents' }) })
    expect(changed.ok).toBe(true)
  })
  expect(said).not.toBe('')
  expect(said).not.toContain('9:30')
})

test('a document that is removed while a model thinks is not told', { timeout: 40_000 }, async () => {
  const said = await saidWhen(async (tenant, path) => {
    expect((await asTenant(tenant, path, { method: 'DELETE' })).ok).toBe(true)
  })
  expect(said).not.toBe('')
  expect(said).not.toContain('9:30')
})

test('what nobody touched meanwhile is told', { timeout: 40_000 }, async () => {
  expect(await saidWhen(async () => {})).toContain('9:30')
})
