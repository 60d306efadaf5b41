import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { flows } from '../../workers/assistant/settings/flows'
import { saveSection } from '../../workers/assistant/settings/queries'
import type { Entry } from '../../workers/conversations/entry'
import { tenantScope } from '../../workers/platform/tenant-scope'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const BOOKING = {
  id: 'booking',
  name: 'Book a table',
  phrases: ['book a table'],
  teamId: 'tea_tables',
  slots: [
    { id: 'people', label: 'People', kind: 'number', question: 'For how many?' },
    { id: 'place', label: 'Place', kind: 'choice', choices: ['Inside', 'Terrace'], question: 'Inside or outside?' },
  ],
  done: 'Thank you, we will confirm here.',
}
const HOURS = { title: 'Opening hours', text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm.' }

async function opened(assistant = true): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant, documents: [HOURS] })
  await saveSection(tenantScope(env, tenant.tenantId), 'flows', flows.parse({ flows: [BOOKING] }), 'usr_1')
  await save(tenant, 'escalation', { loop: { answers: 3 }, repeated: { times: 2 } })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

async function save(tenant: SeededTenant, section: string, value: object): Promise<void> {
  const answer = await asTenant(tenant, `assistant/settings/${section}`, { method: 'PUT', body: JSON.stringify(value) })
  expect(answer.ok).toBe(true)
}

const write = (tenant: SeededTenant, text: string) => postWebhook(textsBody(tenant, { from: '447700900077', text }))

/** Each line after the answer to the one before. */
async function says(tenant: SeededTenant, lines: readonly string[], before = 0): Promise<string[]> {
  const sink = graphSink(tenant.phoneNumberId)
  for (const [i, text] of lines.entries()) {
    await write(tenant, text)
    await sink.waitForSends(before + i + 1, 10_000)
  }
  return sink.texts()
}

async function logOf(tenant: SeededTenant) {
  const { conversations } = Object(await (await asTenant(tenant, 'conversations')).json())
  const [first] = conversations
  const { entries } = Object(await (await asTenant(tenant, `conversations/${first.id}/timeline`)).json())
  const summary = entries.flatMap(({ body }: Entry) => (body.kind === 'summary' ? [body.summary] : []))[0]
  return { baton: first.baton, summary }
}

test('the steps of a request are no answers in a row', { timeout: 40_000 }, async () => {
  const tenant = await opened()
  const heard = await says(tenant, ['I want to book a table', '4', 'cancel', 'When are you open on Monday?'])
  expect(heard[3]).toContain('9:30')
  expect((await logOf(tenant)).baton).toMatchObject({ holder: 'assistant' })
})

test.each([
  ['who asks for a person', 'talk to a human'],
  ['who is angry', 'This is the worst service ever, you are cheating me!'],
])(
  '%s in the middle of a request goes to its team, which reads what it is',
  { timeout: 40_000 },
  async (_who, words) => {
    const tenant = await opened()
    await says(tenant, ['I want to book a table', '4', words])
    await until(async () => {
      const { baton, summary } = await logOf(tenant)
      expect(baton).toMatchObject({ holder: 'people', team: 'tea_tables' })
      expect(summary?.wants).toBe('Book a table')
      expect(summary?.said).toContain('People: 4')
    })
  },
)

test('a question is the same again only where the assistant answered it', { timeout: 40_000 }, async () => {
  const tenant = await opened(false)
  const asked = 'When are you open on Monday?'
  await write(tenant, asked)
  await until(async () => expect((await logOf(tenant)).baton).toMatchObject({ holder: 'people' }))
  const { channels } = Object(await (await asTenant(tenant, 'channels')).json())
  await save(tenant, 'gate', { needed: false })
  const on = { method: 'PUT', body: JSON.stringify({ on: true }) }
  expect((await asTenant(tenant, `channels/${channels[0].id}/assistant`, on)).status).toBe(200)
  expect(await says(tenant, ['Hello', asked])).toMatchObject([expect.any(String), expect.stringContaining('9:30')])
  await says(tenant, [asked], 2)
  await until(async () => expect((await logOf(tenant)).baton).toMatchObject({ holder: 'people', reason: 'repeated' }))
})

test('outside business hours it is said when there is somebody, whether a person is asked for or an answer is missing', {
  timeout: 40_000,
}, async () => {
  const tenant = await opened()
  const inTwoDays = new Date(Date.now() + 2 * 24 * 3_600_000)
  const hours = { [(inTwoDays.getUTCDay() + 6) % 7]: [{ from: 600, to: 1080 }] }
  await env.DB.prepare("UPDATE tenants SET business_hours = ?, time_zone = 'UTC' WHERE id = ?")
    .bind(JSON.stringify(hours), tenant.tenantId)
    .run()
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(inTwoDays)
  const sink = graphSink(tenant.phoneNumberId)
  for (const [i, text] of ['I want to talk to the doctor', 'Do you repair bicycles?'].entries()) {
    await postWebhook(textsBody(tenant, { from: `44770090008${i}`, text }))
    await sink.waitForSends(i + 1, 10_000)
    expect((await sink.texts()).at(-1)).toMatch(new RegExp(`^We are closed at the moment.*We open again: ${weekday}`))
  }
})
