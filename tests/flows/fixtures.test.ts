import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedEvent } from '../../workers/conversations/live-event'
import { asTenant, readFeed, until } from '../support/api'
import { badFixtures, type Expected, fixtureIndex, fixtureText } from '../support/fixtures'
import { asOperator, type SeededTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Every file that was handed to us, as raw bytes with its signature, against the whole product. */
const tenants = new Map<string, SeededTenant>()
const SCOPES = ['events:read', 'messages:read', 'conversations:read']

beforeAll(async () => {
  for (const { tenant, waba_id, phone_number_id, display_phone_number } of fixtureIndex.numbers) {
    const apiKey = `fixture-key-${tenant}`
    await asOperator('PUT', `tenants/${tenant}`, { name: tenant })
    await asOperator('PUT', `tenants/${tenant}/keys/fixtures`, { name: 'Fixtures', secret: apiKey, scopes: SCOPES })
    await asOperator('PUT', `tenants/${tenant}/channels/${phone_number_id}`, {
      wabaId: waba_id,
      displayPhoneNumber: display_phone_number,
      accessToken: 'fixture-token',
      assistant: true,
      keywordRules: [],
      guards: { flood: null, loop: null },
      messagesPerSecond: 80,
      pairBurst: 0,
    })
    tenants.set(tenant, { tenantId: tenant, phoneNumberId: phone_number_id, wabaId: waba_id, apiKey })
  }
})

async function wholeFeed(): Promise<FeedEvent[]> {
  return (await Promise.all([...tenants.values()].map((tenant) => readFeed(tenant)))).flat()
}

async function post(file: string, signature: string): Promise<number> {
  return (await postWebhook(fixtureText(file), { signature })).status
}

/** Keys not listed may exist; null means known to be absent. */
function matches(event: FeedEvent, expected: Expected): boolean {
  return Object.entries(expected).every(([key, wanted]) => holds(Reflect.get(event, key), wanted))
}

function holds(value: unknown, wanted: unknown): boolean {
  if (wanted === null) return value === null || value === undefined
  if (typeof wanted !== 'object') return value === wanted
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(wanted).every(([key, inner]) => holds(Reflect.get(value, key), inner))
}

describe('verification', () => {
  test.each(fixtureIndex.verification)(
    'GET ?$query answers $http',
    async ({ query, http, body, content_type, body_must_not_contain }) => {
      const response = await exports.default.fetch(`https://whatsnexus.test/webhooks/whatsapp?${query}`)
      expect(response.status).toBe(http)
      const text = await response.text()
      if (body !== undefined) expect(text).toBe(body)
      if (content_type !== undefined) expect(response.headers.get('content-type')).toContain(content_type)
      if (body_must_not_contain !== undefined) expect(text).not.toContain(body_must_not_contain)
    },
  )
})

describe('everything Meta can send', () => {
  const expected = fixtureIndex.fixtures.flatMap(({ file, expected: { events } }) =>
    events.map((event) => ({ file, event })),
  )

  test('gives exactly the events that the index names', { timeout: 60_000 }, async () => {
    for (const { file, x_hub_signature_256, http } of fixtureIndex.fixtures) {
      expect(await post(file, x_hub_signature_256), file).toBe(http)
    }
    await until(async () => {
      const rest = await wholeFeed()
      const missing = expected.filter(({ event }) => {
        const at = rest.findIndex((candidate) => matches(candidate, event))
        if (at >= 0) rest.splice(at, 1)
        return at < 0
      })
      expect({ missing, unexpected: rest }).toEqual({ missing: [], unexpected: [] })
    }, 10_000)
  })

  test('adds nothing when all of it comes again, at once and shuffled', { timeout: 60_000 }, async () => {
    const before = await wholeFeed()
    const again = [...fixtureIndex.fixtures, ...fixtureIndex.fixtures].sort(() => Math.random() - 0.5)
    const answers = await Promise.all(again.map(({ file, x_hub_signature_256 }) => post(file, x_hub_signature_256)))
    expect(new Set(answers)).toEqual(new Set([200]))
    await new Promise((resolve) => setTimeout(resolve, 1_500)) // longer than a publish may wait: nothing is to come
    const known = new Set(before.map(({ event_id }) => event_id))
    expect((await wholeFeed()).filter(({ event_id }) => !known.has(event_id))).toEqual([])
  })

  test.each(fixtureIndex.sequences.filter(({ final }) => final.state !== undefined))(
    'the sequence $name ends as stated',
    async ({ final }) => {
      const [tenant] = tenants.values()
      if (!tenant) throw new Error('no tenant')
      const facts = await until(async () => {
        const response = await asTenant(tenant, `messages?wamid=${encodeURIComponent(final.message_id ?? '')}`)
        expect(response.status).toBe(200)
        return response.json<{ status: string; statuses: unknown[]; pricing_category: string | null }>()
      })
      expect(facts).toMatchObject({ status: final.state, pricing_category: final.pricing_category })
      expect(facts.statuses).toHaveLength(final.status_events_recorded ?? -1)
    },
  )

  test('a reaction that was removed is gone, a message deleted unseen is only recorded', async () => {
    const [tenant] = tenants.values()
    if (!tenant) throw new Error('no tenant')
    const [edited, reacted] = ['edit-then-revoke-without-original', 'reaction-add-remove'].map(
      (name) => fixtureIndex.sequences.find((one) => one.name === name)?.final,
    )
    const reaction = await asTenant(tenant, `messages?wamid=${encodeURIComponent(reacted?.target_id ?? '')}`)
    expect(await reaction.json()).toMatchObject({ reaction: null })
    const revoked = await asTenant(tenant, `messages?wamid=${encodeURIComponent(edited?.message_id ?? '')}`)
    expect(await revoked.json()).toMatchObject({ revoked: true })
  })
})

describe('everything Meta would not send', () => {
  test.each(badFixtures.fixtures.filter(({ file }) => file.endsWith('.json')))(
    '$file: $must',
    async ({ file, http, headers, new_events, text }) => {
      const before = new Set((await wholeFeed()).map(({ event_id }) => event_id))
      const response = await exports.default.fetch('https://whatsnexus.test/webhooks/whatsapp', {
        method: 'POST',
        headers,
        body: fixtureText(`bad/${file}`),
      })
      expect(http).toContain(response.status)
      expect(await response.text()).not.toMatch(/\bat \w+ \(|stack/)
      if (new_events === null) return
      await until(async () => {
        const fresh = (await wholeFeed()).filter((event) => !before.has(event.event_id) && isOf(event, file))
        expect(fresh).toHaveLength(new_events)
        if (text !== undefined) expect(fresh).toMatchObject([{ text }])
      })
    },
  )
})

/** Others may still be on their way to the feed: only what names something of this file counts. */
function isOf(event: FeedEvent, file: string): boolean {
  return 'id' in event && event.id !== undefined
    ? fixtureText(`bad/${file}`).includes(event.id)
    : event.kind === 'account'
}
