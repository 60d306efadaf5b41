import { env } from 'cloudflare:workers'
import { expect, onTestFinished, test } from 'vitest'
import { asTenant, readFeed, until } from '../support/api'
import { faultyAi } from '../support/faulty-ai'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const OWN_LINE = 'Maya from the desk takes over and answers you right here.'
const OWN_LINE_HINDI = 'माया अब आपको यहीं जवाब देंगी।'
const CLOSED_LINE = 'The desk is closed. Maya answers you tomorrow morning.'

async function withSettings(wanted: Parameters<typeof seedTenant>[0] = {}): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true, ...wanted })
  await save(tenant, 'voice', {
    handOffLines: { en: OWN_LINE, hi: OWN_LINE_HINDI },
    closedLines: { en: CLOSED_LINE },
  })
  await save(tenant, 'escalation', { asked_for_person: { teamId: 'tea_desk' } })
  return tenant
}

async function save(tenant: SeededTenant, section: string, value: object): Promise<void> {
  const answer = await asTenant(tenant, `assistant/settings/${section}`, { method: 'PUT', body: JSON.stringify(value) })
  expect(answer.ok).toBe(true)
}

const ask = (tenant: SeededTenant, text: string, from = '447700900007') =>
  postWebhook(textsBody(tenant, { from, text }))

async function batons(tenant: SeededTenant): Promise<unknown[]> {
  const answer = Object(await (await asTenant(tenant, 'conversations')).json())
  return answer.conversations.map(({ baton }: { baton: unknown }) => baton)
}

const waitsForDesk = { holder: 'people', reason: 'asked_for_person', team: 'tea_desk' }

test('who asks for a person reads the words of the tenant, in their language, and waits in the list of its team', async () => {
  const tenant = await withSettings()
  const sink = graphSink(tenant.phoneNumberId)
  await ask(tenant, 'I want to talk to a human')
  await sink.waitForSends(1, 10_000)
  expect(await sink.texts()).toEqual([OWN_LINE])
  await until(async () => expect(await batons(tenant)).toEqual([waitsForDesk]))
  await ask(tenant, 'मुझे किसी इंसान से बात करनी है', '447700900008')
  await sink.waitForSends(2, 10_000)
  expect((await sink.texts()).at(-1)).toBe(OWN_LINE_HINDI)
})

test('who asks for a person is told so once, however often they ask', async () => {
  const tenant = await withSettings()
  const sink = graphSink(tenant.phoneNumberId)
  await Promise.all([
    ask(tenant, 'I want to talk to a human'),
    ask(tenant, 'I want to talk to a human now please'),
    ask(tenant, 'connect me to an agent'),
  ])
  await until(async () => expect(await batons(tenant)).toEqual([waitsForDesk]))
  await sink.waitForSends(1, 10_000)
  const own = await readFeed(tenant, 'whatsnexus')
  expect(own.map(({ kind }) => kind)).not.toContain('silent')
  expect(await sink.texts()).toEqual([OWN_LINE])
})

test('who asks for a person outside business hours is told so', async () => {
  const tenant = await withSettings()
  await env.DB.prepare('UPDATE tenants SET business_hours = ? WHERE id = ?').bind('{}', tenant.tenantId).run()
  const sink = graphSink(tenant.phoneNumberId)
  await ask(tenant, 'I want to talk to a human')
  await sink.waitForSends(1, 10_000)
  expect(await sink.texts()).toEqual([CLOSED_LINE])
})

test('who asks for a person is given one, in our own words, while the settings cannot be read', async () => {
  const tenant = await withSettings()
  await env.DB.exec('ALTER TABLE assistant_settings RENAME TO assistant_settings_away')
  onTestFinished(async () => {
    await env.DB.exec('ALTER TABLE assistant_settings_away RENAME TO assistant_settings')
  })
  const sink = graphSink(tenant.phoneNumberId)
  await ask(tenant, 'I want to talk to a human')
  await sink.waitForSends(1, 10_000)
  expect(await sink.texts()).toEqual(["I'm passing this to a colleague, who will reply here."])
  await until(async () => expect(await batons(tenant)).toEqual([{ holder: 'people', reason: 'asked_for_person' }]))
})

test('who asks for a person while the assistant thinks gets no answer of a machine any more', {
  timeout: 40_000,
}, async () => {
  const tenant = await withSettings({
    documents: [{ title: 'Opening hours', text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm.' }],
  })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  const AI = faultyAi()
  onTestFinished(() => AI.control({}))
  await AI.control({ delayMs: 1_500, model: '@cf/meta' })
  const sink = graphSink(tenant.phoneNumberId)
  const asked = Date.now()
  await ask(tenant, 'When are you open on Monday?')
  await until(async () => {
    const calls = await AI.calls()
    expect(calls.some(({ model, at }) => at >= asked && model.startsWith('@cf/meta'))).toBe(true)
  })
  await ask(tenant, 'I want to talk to a human')
  await sink.waitForSends(1, 10_000)
  await until(async () => expect(await batons(tenant)).toEqual([waitsForDesk]))
  await new Promise((resolve) => setTimeout(resolve, 2_500)) // the answer would be there
  expect(await sink.texts()).toEqual([OWN_LINE])
})
