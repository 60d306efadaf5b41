import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { inTrouble, saveHops } from '../../../workers/canary/queries'
import { sweepCanary } from '../../../workers/canary/sweep'
import { accessToken, CHANNEL_MS, forgetChannels } from '../../../workers/channels/channels'
import { resealSecrets } from '../../../workers/channels/reseal'
import { channelObjectOf, conversationOf } from '../../../workers/objects'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import { businessAtMeta } from '../../support/meta-books'
import { postWebhook } from '../../support/signed-webhook'
import { call, makeTenant } from '../api-client'

afterEach(() => {
  vi.useRealTimers()
})

type Business = Awaited<ReturnType<typeof businessAtMeta>>
const values = ({ accessToken: token, wabaId, phoneNumberId }: Business) => ({
  accessToken: token,
  wabaId,
  phoneNumberId,
})

async function connected(meta: Business, tenant?: Awaited<ReturnType<typeof makeTenant>>) {
  const { token, tenantId } = tenant ?? (await makeTenant())
  const { status, body } = await call('POST', '/api/channels', { token, body: values(meta) })
  expect(status).toBe(201)
  return { token, tenantId, id: String(Object(body).channel.id) }
}

const writes = (meta: Business, text: string) =>
  postWebhook(textsBody(meta, { from: '447700900123', text })).then(({ status }) => expect(status).toBe(200))

/** Conversations by what the customer said last. */
async function heard(token: string): Promise<string[]> {
  const { body } = await call('GET', '/api/conversations', { token })
  return Object(body).conversations.map((row: { last: { text: string } | null }) => row.last?.text)
}

const kinds = (body: unknown) => Object(body).events.map(({ kind }: { kind: string }) => kind)

describe('a new token', () => {
  test('is tested, kept sealed and used at once', async () => {
    const meta = await businessAtMeta()
    const { token, id } = await connected(meta)
    await meta.grant('EAAG-next')
    await meta.revoke()
    expect((await call('POST', `/api/channels/${id}/check`, { token })).body).toMatchObject({
      channel: { alarm: { severity: 'critical', code: 'token_invalid' } },
    })
    const answer = await call('PUT', `/api/channels/${id}/token`, { token, body: { accessToken: 'EAAG-next' } })
    expect(answer).toMatchObject({ status: 200, body: { channel: { alarm: null, health: { token: 'valid' } } } })
    expect(await accessToken(env, id)).toBe('EAAG-next')
    const stored = await env.DB.prepare('SELECT * FROM channels WHERE id = ?1').bind(id).first()
    expect(JSON.stringify(stored)).not.toContain('EAAG')
    expect(kinds((await call('GET', `/api/channels/${id}`, { token })).body)).toEqual(
      expect.arrayContaining(['connection.token_changed', 'check.token']),
    )
  })

  test('is asked for by everybody’s screen as soon as Meta refuses the old one for a message', async () => {
    const meta = await businessAtMeta()
    const { token, id } = await connected(meta)
    await writes(meta, 'Hello?')
    await vi.waitFor(async () => expect(await heard(token)).toEqual(['Hello?']))
    await graphSink(meta.phoneNumberId).fail({ kind: 'error', code: 190, status: 401 })
    const [conversation] = Object((await call('GET', '/api/conversations', { token })).body).conversations
    await call('POST', `/api/conversations/${conversation.id}/messages`, { token, body: { text: 'Hello!' } })
    await vi.waitFor(async () => {
      const { body } = await call('GET', '/api/channels', { token })
      expect(Object(body).channels.find((one: { id: string }) => one.id === id)).toMatchObject({
        alarm: { code: 'token_invalid' },
      })
    })
  })

  test('that is wrong, or another number’s, changes nothing', async () => {
    const [meta, other] = [await businessAtMeta(), await businessAtMeta()]
    const { token, id } = await connected(meta)
    for (const [given, status] of [
      ['EAAG-nonsense', 422],
      [other.accessToken, 403],
    ] as const)
      expect((await call('PUT', `/api/channels/${id}/token`, { token, body: { accessToken: given } })).status).toBe(
        status,
      )
    expect(await accessToken(env, id)).toBe(meta.accessToken)
  })
})

describe('a number that is disconnected', () => {
  test('has no token any more, is no longer heard, and its conversations can be read', async () => {
    const meta = await businessAtMeta()
    const { token, id } = await connected(meta)
    await writes(meta, 'Are you open?')
    await vi.waitFor(async () => expect(await heard(token)).toEqual(['Are you open?']))
    const answer = await call('DELETE', `/api/channels/${id}`, { token })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        channel: { connected: false, alarm: { code: 'disconnected' } },
        steps: [
          { name: 'override_removed', ok: true },
          { name: 'unsubscribed', ok: true },
        ],
      },
    })
    expect(await meta.account()).toMatchObject({ subscribed: [] })
    expect(await env.DB.prepare('SELECT access_token FROM channels WHERE id = ?1').bind(id).first()).toEqual({
      access_token: '',
    })
    await writes(meta, 'Still there?')
    expect(await heard(token)).toEqual(['Are you open?'])
    const [conversation] = Object((await call('GET', '/api/conversations', { token })).body).conversations
    const messages = `/api/conversations/${conversation.id}/messages`
    expect((await call('GET', messages, { token })).status).toBe(200)
    expect(await call('POST', messages, { token, body: { text: 'We are.' } })).toMatchObject({
      status: 409,
      body: { code: 'conversation.disconnected', nextStep: expect.any(String) },
    })
    expect((await call('POST', messages, { token, body: { kind: 'note', text: 'Too late.' } })).status).toBe(201)
    for (const [method, path, body] of [
      ['POST', '/subscribe', {}],
      ['PUT', '/token', { accessToken: meta.accessToken }],
    ] as const)
      expect(await call(method, `/api/channels/${id}${path}`, { token, body })).toMatchObject({
        status: 409,
        body: { code: 'channel.disconnected' },
      })
    expect(await resealSecrets(env)).toMatchObject({ left: 0 })
    const listed = Object((await call('GET', '/api/channels', { token })).body).channels
    expect(listed.at(-1)).toMatchObject({ id, connected: false })
  })

  test('sends nothing more, though another isolate still has its token in memory', async () => {
    const meta = await businessAtMeta()
    const { token, id } = await connected(meta)
    await writes(meta, 'Are you open?')
    await vi.waitFor(async () => expect(await heard(token)).toEqual(['Are you open?']))
    const [conversation] = Object((await call('GET', '/api/conversations', { token })).body).conversations
    const messages = `/api/conversations/${conversation.id}/messages`
    const sink = graphSink(meta.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131016, status: 500, times: 1 })
    await call('POST', messages, { token, body: { text: 'We are.' } })
    await sink.waitForSends(1)
    // As another isolate does it: nothing here is told to forget.
    await env.DB.prepare("UPDATE channels SET disconnected_at = ?2, access_token = '' WHERE id = ?1")
      .bind(id, Date.now())
      .run()
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + CHANNEL_MS + 1_000)
    await runDurableObjectAlarm(conversationOf(env, conversation.id))
    await vi.waitFor(async () => {
      const { body } = await call('GET', messages, { token })
      expect(Object(body).messages[0]).toMatchObject({ status: 'failed', failure: { code: 190 } })
    })
    expect(await sink.sends()).toHaveLength(1)
  })

  test('leaves nothing of what was seen of its way: connected again, what is broken is said anew', async () => {
    const meta = await businessAtMeta()
    const { token, id, tenantId } = await connected(meta)
    const place = { tenantId, channelId: id }
    const seen = { okAt: null, failedAt: Date.now() - 60_000, ms: null }
    const breakAndSweep = async () => {
      await saveHops(env, place, [{ ...seen, hop: 'send_graph', failures: 3 }])
      await sweepCanary(env, Date.now())
      const { body } = await call('GET', `/api/channels/${id}`, { token })
      return Object(body).channel.alarm?.code
    }
    expect(await breakAndSweep()).toBe('sends_failing')
    await call('DELETE', `/api/channels/${id}`, { token })
    expect(await inTrouble(env, 1_000)).not.toContainEqual(place)
    await call('POST', '/api/channels', { token, body: values(meta) })
    expect(await breakAndSweep()).toBe('sends_failing')
  })

  test('stays subscribed where another of the account is connected', async () => {
    const [meta, tenant] = [await businessAtMeta(), await makeTenant()]
    const { token, id } = await connected(meta, tenant)
    expect((await call('POST', '/api/channels', { token, body: await meta.secondNumber() })).status).toBe(201)
    const { body } = await call('DELETE', `/api/channels/${id}`, { token })
    expect(Object(body).steps).toEqual([{ name: 'override_removed', ok: true }])
    expect(await meta.account()).toMatchObject({ subscribed: ['300000000000001'] })
  })

  test('is given up also in the eyes of whoever cannot read the database', async () => {
    const meta = await businessAtMeta()
    const { token, id, tenantId } = await connected(meta)
    const { findChannel } = await import('../../../workers/channels/channels')
    expect(await findChannel(env, meta.phoneNumberId)).toMatchObject({ id })
    const object = await channelObjectOf(env, { tenantId, channelId: id })
    expect(await object.isHeld({ tenantId, channelId: id })).toBe(true)
    await call('DELETE', `/api/channels/${id}`, { token })
    expect(await object.isHeld({ tenantId, channelId: id })).toBe(false)
    await call('POST', '/api/channels', { token, body: values(meta) })
    expect(await object.isHeld({ tenantId, channelId: id })).toBe(true)
  })

  test('comes back to the same tenant as it was, with its conversations', async () => {
    const meta = await businessAtMeta()
    const { token, id, tenantId } = await connected(meta)
    await call('PATCH', `/api/channels/${id}`, { token, body: { name: 'Front desk', readMarks: false } })
    await writes(meta, 'Hello')
    await vi.waitFor(async () => expect(await heard(token)).toEqual(['Hello']))
    await call('DELETE', `/api/channels/${id}`, { token })
    const again = await call('POST', '/api/channels', { token, body: values(meta) })
    expect(again).toMatchObject({
      status: 201,
      body: { channel: { id, name: 'Front desk', readMarks: false, connected: true } },
    })
    await writes(meta, 'Hello again')
    await vi.waitFor(async () => expect(await heard(token)).toEqual(['Hello again']))
    expect(tenantId).toBeTruthy()
  })

  test('goes to another tenant within two minutes, and from then on so do its customers', {
    timeout: 30_000,
  }, async () => {
    const meta = await businessAtMeta()
    const [first, second] = [await connected(meta), await makeTenant()]
    await writes(meta, 'For the first')
    await vi.waitFor(async () => expect(await heard(first.token)).toEqual(['For the first']))
    expect((await call('POST', '/api/channels', { token: second.token, body: values(meta) })).status).toBe(409)
    await call('DELETE', `/api/channels/${first.id}`, { token: first.token })
    // Fifteen seconds ago, but for one: as long as anybody's memory may say otherwise, the next connection waits.
    await env.DB.prepare('UPDATE channels SET disconnected_at = ?2 WHERE id = ?1')
      .bind(first.id, Date.now() - 15_000)
      .run()
    const began = Date.now()
    await connected(meta, second)
    expect(Date.now() - began).toBeGreaterThanOrEqual(900)
    await writes(meta, 'For the second')
    await vi.waitFor(async () => expect(await heard(second.token)).toEqual(['For the second']))
    expect(await heard(first.token)).toEqual(['For the first'])
    expect((await call('POST', '/api/channels', { token: first.token, body: values(meta) })).status).toBe(409)
  })

  test('is not heard by whom a memory still names: the conversation refuses, and the router looks again', async () => {
    const meta = await businessAtMeta()
    const [first, second] = [await connected(meta), await makeTenant()]
    await writes(meta, 'For the first')
    await vi.waitFor(async () => expect(await heard(first.token)).toEqual(['For the first']))
    // Another isolate has moved the number: this one remembers the first tenant, and only its copy by id is fresh.
    await env.DB.prepare('UPDATE channels SET disconnected_at = ?2, access_token = ?3 WHERE id = ?1')
      .bind(first.id, 1, '')
      .run()
    const { findChannel, channelById } = await import('../../../workers/channels/channels')
    const remembered = await findChannel(env, meta.phoneNumberId)
    expect(remembered?.id).toBe(first.id)
    forgetChannels()
    await connected(meta, second)
    expect(await channelById(env, first.tenantId, first.id)).toMatchObject({ disconnectedAt: 1 })
    await writes(meta, 'For the second')
    await vi.waitFor(async () => expect(await heard(second.token)).toEqual(['For the second']))
    expect(await heard(first.token)).toEqual(['For the first'])
  })
})
