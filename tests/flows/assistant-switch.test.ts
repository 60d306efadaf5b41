import { env } from 'cloudflare:workers'
import { afterEach, expect, test } from 'vitest'
import { asTenant, readFeed, until } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

interface Row {
  id: string
  unanswered: number
  baton: { holder: string; reason?: string }
}

async function openTenant(): Promise<SeededTenant> {
  const tenant = await seedTenant({
    assistant: true,
    documents: [{ title: 'Opening hours', text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm.' }],
  })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

const ask = (tenant: SeededTenant, text = 'When are you open on Monday?') =>
  postWebhook(textsBody(tenant, { from: '447700900001', text }))

async function switchAssistant(tenant: SeededTenant, on: boolean): Promise<void> {
  const { channels } = await (await asTenant(tenant, 'channels')).json<{ channels: { id: string }[] }>()
  await asTenant(tenant, 'assistant/settings/gate', { method: 'PUT', body: JSON.stringify({ needed: false }) })
  const path = `channels/${channels[0]?.id}/assistant`
  expect((await asTenant(tenant, path, { method: 'PUT', body: JSON.stringify({ on }) })).status).toBe(200)
}

async function row(tenant: SeededTenant): Promise<Row> {
  const { conversations } = await (await asTenant(tenant, 'conversations')).json<{ conversations: Row[] }>()
  if (!conversations[0]) throw new Error('not listed yet')
  return conversations[0]
}

/** The stand-in can be told to dawdle; the product's own type knows nothing of that. */
interface Dawdling {
  control(fault: { delayMs?: number; model?: string }): Promise<void>
  calls(): Promise<{ model: string; at: number }[]>
}
const ai = () => (env as unknown as { AI: Dawdling }).AI

afterEach(() => ai().control({}))

test('a turn that is under way when the assistant is switched off stays silent, and people see who waits', {
  timeout: 30_000,
}, async () => {
  const tenant = await openTenant()
  await ai().control({ delayMs: 1_500, model: '@cf/meta' })
  const askedAt = Date.now()
  await ask(tenant)
  await until(async () => {
    expect((await ai().calls()).some(({ model, at }) => at >= askedAt && model.startsWith('@cf/meta'))).toBe(true)
  })
  await switchAssistant(tenant, false)
  await until(async () => {
    expect(await row(tenant)).toMatchObject({ baton: { holder: 'people', reason: 'assistant_off' }, unanswered: 1 })
  }, 10_000)
  expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
  const { id } = await row(tenant)
  const { entries } = await (await asTenant(tenant, `conversations/${id}/timeline`)).json<{
    entries: { body: { kind: string; why?: string; cause?: string; by?: { kind: string } } }[]
  }>()
  expect(entries.map(({ body }) => body)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'silent', why: 'assistant_off' }),
      expect.objectContaining({
        kind: 'baton',
        cause: 'assistant_off',
        by: { kind: 'system', cause: 'assistant_off' },
      }),
    ]),
  )
})

test('switched on again, the assistant answers what comes then', { timeout: 30_000 }, async () => {
  const tenant = await openTenant()
  await switchAssistant(tenant, false)
  await ask(tenant)
  await until(async () => expect(await row(tenant)).toMatchObject({ baton: { reason: 'assistant_off' } }))
  await switchAssistant(tenant, true)
  await ask(tenant, 'Until when are you open on Monday?')
  const sends = await graphSink(tenant.phoneNumberId).waitForSends(1, 10_000)
  expect(sends.map(textOf)).toEqual([expect.stringContaining('7:00 pm')])
  expect(await row(tenant)).toMatchObject({ baton: { holder: 'assistant' } })
  expect((await readFeed(tenant, 'whatsnexus')).map(({ kind }) => kind)).toContain('baton')
})
