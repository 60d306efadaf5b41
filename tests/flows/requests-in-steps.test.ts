import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { flows } from '../../workers/assistant/settings/flows'
import { saveSection } from '../../workers/assistant/settings/queries'
import type { Entry } from '../../workers/conversations/entry'
import { tenantScope } from '../../workers/platform/tenant-scope'
import { asTenant, until } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const BOOKING = {
  id: 'booking',
  name: 'Book a table',
  phrases: ['book a table'],
  slots: [
    { id: 'people', label: 'People', kind: 'number', question: 'For how many?' },
    { id: 'place', label: 'Place', kind: 'choice', choices: ['Inside', 'Terrace'], question: 'Inside or outside?' },
  ],
  done: 'Thank you, we will confirm here.',
}

async function withBooking(): Promise<SeededTenant> {
  const tenant = await seedTenant({ assistant: true })
  await saveSection(tenantScope(env, tenant.tenantId), 'flows', flows.parse({ flows: [BOOKING] }), 'usr_1')
  return tenant
}

/** Each line after the answer to the one before. */
async function says(tenant: SeededTenant, ...lines: string[]): Promise<string[]> {
  const sink = graphSink(tenant.phoneNumberId)
  for (const [i, text] of lines.entries()) {
    await postWebhook(textsBody(tenant, { from: '447700900042', text }))
    await sink.waitForSends(i + 1, 10_000)
  }
  const sends = await sink.waitForSends(lines.length, 10_000)
  return sends.map((send) => textOf(send) ?? JSON.stringify(send))
}

async function logOf(tenant: SeededTenant) {
  const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
    conversations: { id: string; baton: { holder: string; reason?: string } }[]
  }>()
  const [first] = conversations
  if (!first) throw new Error('not listed yet')
  const { entries } = await (await asTenant(tenant, `conversations/${first.id}/timeline`)).json<{ entries: Entry[] }>()
  return { baton: first.baton, entries }
}

function summaryIn(entries: Entry[]) {
  return entries.flatMap(({ body }) => (body.kind === 'summary' ? [body] : []))[0]
}

test('a request is asked step by step, confirmed, and given to people with its answers', {
  timeout: 40_000,
}, async () => {
  const tenant = await withBooking()
  const heard = await says(tenant, 'Hi, I want to book a table', '4', 'terrace', 'yes')
  expect(heard[0]).toContain('For how many?')
  expect(heard[3]).toContain('Thank you, we will confirm here.')
  await until(async () => {
    const { baton, entries } = await logOf(tenant)
    expect(baton).toMatchObject({ holder: 'people', reason: 'flow_done' })
    const told = summaryIn(entries)
    expect(told?.summary.wants).toBe('Book a table')
    expect(told?.summary.said).toContain('People: 4')
    expect(told?.summary.said).toContain('Place: Terrace')
  })
})

test('who asks for a person in the middle of it is not asked on, and people know what was answered', {
  timeout: 40_000,
}, async () => {
  const tenant = await withBooking()
  await says(tenant, 'I want to book a table', '4', 'talk to a human')
  await until(async () => {
    const { baton, entries } = await logOf(tenant)
    expect(baton.holder).toBe('people')
    expect(summaryIn(entries)?.summary.said).toContain('People: 4')
  })
})
