import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { brokenHop, type HopState, STATUS_WAIT_MS } from '../../workers/canary/hops'
import { probeNow, sweepCanary } from '../../workers/canary/sweep'
import type { Env } from '../../workers/env'
import { inboxOf } from '../../workers/objects'
import { asTenant, readFeed, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { statusesBody, textsBody } from '../support/meta'
import { businessAtMeta } from '../support/meta-books'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Between what Meta sends and what a person sees lie five hops, and one back: whichever breaks is named. */
const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }

interface Way {
  hops: { name: string; lastAt: number | null; ok: boolean; ms: number | null }[]
  brokenHop: string | null
}

async function channelOf(tenant: SeededTenant) {
  const { channels } = await (await asTenant(tenant, 'channels')).json<{
    channels: { id: string; alarm: { code: string } | null }[]
  }>()
  const [channel] = channels
  if (!channel) throw new Error('no channel')
  return channel
}

async function placeOf(tenant: SeededTenant) {
  return { tenantId: tenant.tenantId, channelId: (await channelOf(tenant)).id }
}

async function wayOf(tenant: SeededTenant): Promise<Way> {
  const { channelId } = await placeOf(tenant)
  return (await asTenant(tenant, `channels/${channelId}/hops`)).json<Way>()
}

/** What the minute's sweep says of the number, and what its page shows then. */
async function sweptAt(tenant: SeededTenant, now: number, bindings: Env = env) {
  await sweepCanary(bindings, now)
  const { id, alarm } = await channelOf(tenant)
  const page = await (await asTenant(tenant, `channels/${id}`)).json<{ events: { kind: string; detail: object }[] }>()
  return { alarm: alarm?.code ?? null, events: page.events.filter(({ kind }) => kind.startsWith('canary.')) }
}

const pings = (tenant: SeededTenant, from: number, count: number) =>
  postWebhook(
    textsBody(
      tenant,
      ...Array.from({ length: count }, (_, n) => ({ from: `4477009003${from + n}`, text: `ping ${n + 1}` })),
    ),
  )

test('real traffic says of each hop when something last went through, and how long it took', async () => {
  const tenant = await seedTenant(PONG)
  await pings(tenant, 10, 1)
  await graphSink(tenant.phoneNumberId).waitForSends(1)
  await until(async () => {
    const { hops, brokenHop: broken } = await wayOf(tenant)
    expect(broken).toBeNull()
    for (const name of ['meta_webhook', 'webhook_conversation', 'conversation_inbox', 'send_graph'])
      expect(hops.find((hop) => hop.name === name)).toMatchObject({ lastAt: expect.any(Number), ok: true })
  })
})

test('a silent number is tried all the way, and nobody sees anything of it', async () => {
  const tenant = await seedTenant({ ...PONG, assistant: true })
  await probeNow(env, await placeOf(tenant), Date.now())
  const { hops, brokenHop: broken } = await wayOf(tenant)
  expect(broken).toBeNull()
  for (const name of ['webhook_conversation', 'conversation_inbox', 'send_graph'])
    expect(hops.find((hop) => hop.name === name)).toMatchObject({ lastAt: expect.any(Number), ok: true })
  expect(await (await asTenant(tenant, 'conversations?view=all')).json()).toMatchObject({ conversations: [] })
  expect(await (await asTenant(tenant, 'contacts')).json()).toMatchObject({ contacts: [] })
  expect(await readFeed(tenant)).toEqual([])
  expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
})

/** Somebody listens in the inbox, and their line is dead: no ping came for longer than two of them take. */
async function deadSocket(tenant: SeededTenant): Promise<WebSocket> {
  const inbox = await inboxOf(env, tenant.tenantId)
  const headers = { upgrade: 'websocket', 'x-whatsnexus-tenant': tenant.tenantId, 'x-whatsnexus-user': 'usr_1' }
  const answer = await inbox.fetch('https://inbox/', { headers: { ...headers, 'x-whatsnexus-session': 'ses_1' } })
  const client = answer.webSocket
  if (!client) throw new Error('no socket')
  client.accept()
  await runInDurableObject(inbox, (_, state) => {
    for (const socket of state.getWebSockets()) {
      const long = Date.now() - 10 * 60_000
      socket.serializeAttachment({ ...socket.deserializeAttachment(), since: long, at: long })
    }
  })
  await evictDurableObject(inbox)
  return client
}

describe('the hop that breaks is named within ninety seconds, and so is that it is mended', () => {
  test('meta → webhook: Meta no longer sends the webhooks of the account to us', async () => {
    const business = await businessAtMeta()
    const tenant = await seedTenant()
    const { id } = await channelOf(tenant)
    await asOperator('PUT', `tenants/${tenant.tenantId}/channels/${business.phoneNumberId}`, {
      wabaId: business.wabaId,
      displayPhoneNumber: business.displayPhoneNumber,
      accessToken: business.accessToken,
    })
    const { channels } = await (await asTenant(tenant, 'channels')).json<{ channels: { id: string }[] }>()
    const place = { tenantId: tenant.tenantId, channelId: channels.find((one) => one.id !== id)?.id ?? '' }
    await probeNow(env, place, Date.now())
    const way = await (await asTenant(tenant, `channels/${place.channelId}/hops`)).json<Way>()
    expect(way).toMatchObject({ brokenHop: 'meta_webhook' })
  })

  test('webhook → conversation', async () => {
    const tenant = await seedTenant()
    const place = await placeOf(tenant)
    const down = {
      get: () => ({ receive: () => Promise.reject(new Error('down')) }),
      idFromName: (name: string) => name,
    }
    const broken = { ...env, CONVERSATIONS: down } as unknown as Env
    const now = Date.now()
    await probeNow(broken, place, now)
    expect(await wayOf(tenant)).toMatchObject({ brokenHop: 'webhook_conversation' })
    expect(await sweptAt(tenant, now + 1_000)).toMatchObject({
      alarm: 'silent',
      events: [{ kind: 'canary.broken', detail: { hop: 'webhook_conversation' } }],
    })
    // The next minute tries it again by itself: it goes through.
    await sweepCanary(env, now + 61_000)
    expect(await sweptAt(tenant, now + 62_000)).toMatchObject({
      alarm: null,
      events: [{ kind: 'canary.mended' }, { kind: 'canary.broken' }],
    })
  })

  test('inbox → socket: those who listen are dead', { timeout: 20_000 }, async () => {
    const tenant = await seedTenant()
    await pings(tenant, 25, 1)
    await until(async () => expect(await readFeed(tenant)).toHaveLength(1))
    const client = await deadSocket(tenant)
    await pings(tenant, 26, 1)
    await until(async () => expect(await wayOf(tenant)).toMatchObject({ brokenHop: 'inbox_socket' }))
    expect(await sweptAt(tenant, Date.now())).toMatchObject({
      alarm: 'silent',
      events: [{ kind: 'canary.broken', detail: { hop: 'inbox_socket' } }],
    })
    client.close() // it must not outlive the test that opened it
  })

  test('send → Graph: three refusals in a row that are not about the message', { timeout: 20_000 }, async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131031, status: 403 })
    await pings(tenant, 30, 3)
    await until(async () => expect(await wayOf(tenant)).toMatchObject({ brokenHop: 'send_graph' }))
    const now = Date.now()
    expect(await sweptAt(tenant, now)).toMatchObject({
      alarm: 'sends_failing',
      events: [{ kind: 'canary.broken', detail: { hop: 'send_graph' } }],
    })
    // An answer to a question does not mend it at once; when no send has failed for a while, it does.
    expect(await sweptAt(tenant, now + 60_000)).toMatchObject({ alarm: 'sends_failing' })
    await sweepCanary(env, now + 400_000)
    expect(await sweptAt(tenant, now + 401_000)).toMatchObject({ alarm: null })
  })

  test('status back: WhatsApp took three messages and says no word of any', async () => {
    const tenant = await seedTenant(PONG)
    const sink = graphSink(tenant.phoneNumberId)
    await pings(tenant, 50, 3)
    const sends = await sink.waitForSends(3)
    const later = Date.now() + STATUS_WAIT_MS + 1_000
    await until(async () =>
      expect(await sweptAt(tenant, later)).toMatchObject({
        alarm: 'silent',
        events: [{ kind: 'canary.broken', detail: { hop: 'status_back' } }],
      }),
    )
    const [first] = sends
    await postWebhook(statusesBody(tenant, { wamid: first?.wamid ?? '', to: '447700900350', status: 'delivered' }))
    await until(async () => expect(await sweptAt(tenant, later + 1_000)).toMatchObject({ alarm: null }))
  })

  test('conversation → inbox', async () => {
    const tenant = await seedTenant()
    const inbox = await inboxOf(env, tenant.tenantId)
    await pings(tenant, 20, 1)
    await until(async () => expect(await readFeed(tenant)).toHaveLength(1))
    await inbox.erase({ tenantId: tenant.tenantId })
    await pings(tenant, 21, 1)
    await until(async () => expect(await wayOf(tenant)).toMatchObject({ brokenHop: 'conversation_inbox' }))
    expect(await sweptAt(tenant, Date.now())).toMatchObject({
      alarm: 'silent',
      events: [{ kind: 'canary.broken', detail: { hop: 'conversation_inbox' } }],
    })
  })

  test('of several the first on the way is named, and one failure names nothing', () => {
    const now = 1_000_000
    const state = (hop: HopState['hop'], failures: number): HopState => ({
      ...{ hop, failures, okAt: now - 60_000, failedAt: now - 30_000, ms: null },
    })
    expect(brokenHop([state('send_graph', 3), state('inbox_socket', 1)], now)).toBe('inbox_socket')
    expect(brokenHop([state('send_graph', 1), state('status_back', 2)], now)).toBeNull()
    expect(brokenHop([{ ...state('send_graph', 3), okAt: now }], now)).toBeNull()
  })
})
