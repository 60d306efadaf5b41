import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { textsBody } from '../../support/meta'
import { businessAtMeta, ownMetaApp, signUpCode } from '../../support/meta-books'
import { postWebhook } from '../../support/signed-webhook'
import { call, makeTenant } from '../api-client'

type Business = Awaited<ReturnType<typeof businessAtMeta>>

const values = ({ accessToken, wabaId, phoneNumberId }: Business) => ({ accessToken, wabaId, phoneNumberId })
const check = (token: string, body: object) => call('POST', '/api/channels/checks', { token, body })
const connect = (token: string, body: object) => call('POST', '/api/channels', { token, body })

describe('each value is tested at Meta before the next is asked for', () => {
  test('and says what Meta has under it', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta({ status: 'PENDING' })]
    expect((await check(token, { step: 'token', accessToken: meta.accessToken })).body).toMatchObject({
      ok: true,
      found: { application: 'Test app', needsAppSecret: false, accounts: [meta.wabaId], endsAt: null },
    })
    expect((await check(token, { step: 'waba', ...values(meta) })).body).toMatchObject({
      ok: true,
      found: { name: 'Bluebird', numbers: [{ id: meta.phoneNumberId }] },
    })
    expect((await check(token, { step: 'number', ...values(meta) })).body).toMatchObject({
      ok: true,
      found: { verifiedName: 'Bluebird', quality: 'GREEN', needsPin: true, known: null },
    })
    expect((await check(token, { step: 'webhook', ...values(meta) })).body).toMatchObject({
      ok: true,
      found: {
        url: 'https://whatsnexus.test/webhooks/whatsapp',
        verifyToken: 'fixture-verify-token-0001',
        subscribed: false,
      },
    })
  })

  test('a token that Meta does not know, that has ended, or that lacks a permission', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta()]
    const ask = async (accessToken: string) => (await check(token, { step: 'token', accessToken })).body
    expect(await ask('EAAG-nonsense')).toMatchObject({ ok: false, code: 'token_invalid', nextStep: expect.any(String) })
    await meta.grant('EAAG-ended', { endsAt: Date.now() - 1000 })
    expect(await ask('EAAG-ended')).toMatchObject({ ok: false, code: 'token_invalid' })
    await meta.grant('EAAG-half', { scopes: ['whatsapp_business_management'] })
    expect(await ask('EAAG-half')).toMatchObject({
      ok: false,
      code: 'missing_scopes',
      more: { missing: ['whatsapp_business_messaging'] },
    })
  })

  test('an account of somebody else, and a number of another account', async () => {
    const [{ token }, meta, other] = [await makeTenant(), await businessAtMeta(), await businessAtMeta()]
    const ask = async (body: object) => (await check(token, { step: 'number', ...values(meta), ...body })).body
    expect(await ask({ wabaId: other.wabaId })).toMatchObject({ ok: false, code: 'foreign_account' })
    expect(await ask({ phoneNumberId: other.phoneNumberId })).toMatchObject({
      ok: false,
      code: 'number_not_in_account',
    })
  })

  test('the secret of an app of one’s own is tried, and only the right one kept', async () => {
    const [{ token }, app] = [await makeTenant(), await ownMetaApp()]
    const meta = await businessAtMeta({}, { appId: app.id })
    expect((await check(token, { step: 'token', ...values(meta) })).body).toMatchObject({
      found: { appId: app.id, needsAppSecret: true },
    })
    const ask = async (appSecret: string) =>
      (await check(token, { step: 'app_secret', ...values(meta), appSecret })).body
    expect(await ask('another-secret')).toMatchObject({ ok: false, code: 'wrong_secret' })
    const kept = await ask(app.secret)
    expect(kept).toMatchObject({ ok: true, found: { appId: expect.any(String), verifyToken: expect.any(String) } })
    const { appId, url, verifyToken } = Object(kept).found
    expect(url).toBe(`https://whatsnexus.test/webhooks/whatsapp/${appId}`)
    expect(await ask(app.secret)).toEqual(kept)
    const challenge = `?hub.mode=subscribe&hub.challenge=77&hub.verify_token=${verifyToken}`
    const { exports } = await import('cloudflare:workers')
    expect(await (await exports.default.fetch(`${url}${challenge}`)).text()).toBe('77')
    const rows = await env.DB.prepare('SELECT app_secret FROM apps WHERE slug = ?1').bind(appId).all()
    expect(JSON.stringify(rows.results)).not.toContain(app.secret)
  })

  test('the secret of a second app does not take the place of the first: its numbers are still heard', async () => {
    const { token } = await makeTenant()
    const [first, second] = [await ownMetaApp(), await ownMetaApp()]
    const one = await businessAtMeta({}, { appId: first.id })
    const other = await businessAtMeta({}, { appId: second.id })
    const kept = async (meta: Business, appSecret: string): Promise<string> =>
      Object((await check(token, { step: 'app_secret', ...values(meta), appSecret })).body).found.appId
    const appId = await kept(one, first.secret)
    expect((await connect(token, { ...values(one), appId })).status).toBe(201)
    const another = await kept(other, second.secret)
    expect(another).not.toBe(appId)
    const said = textsBody(one, { from: '447700900123', text: 'Hello' })
    expect((await postWebhook(said, { app: appId, secret: first.secret })).status).toBe(200)
    // Each is known again, and its callback can be tested.
    expect(await kept(one, first.secret)).toBe(appId)
    for (const [meta, slug] of [
      [one, appId],
      [other, another],
    ] as const)
      expect((await check(token, { step: 'webhook', ...values(meta), appId: slug })).body).toMatchObject({ ok: true })
  })

  test('only administrators set up numbers', async () => {
    const { token } = await makeTenant(['channels:read'])
    expect((await check(token, { step: 'token', accessToken: 'x' })).status).toBe(403)
    expect((await connect(token, values(await businessAtMeta()))).status).toBe(403)
    expect((await check((await makeTenant()).token, { step: 'something' })).status).toBe(400)
  })
})

describe('connecting', () => {
  test('stores, subscribes and registers, and says so step by step', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta({ status: 'PENDING' })]
    const { status, body } = await connect(token, { ...values(meta), name: 'Front desk', pin: '123456' })
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        channel: {
          name: 'Front desk',
          phoneNumberId: meta.phoneNumberId,
          connected: true,
          alarm: null,
          messagesPerSecond: 80,
        },
        steps: [
          { name: 'checked', ok: true },
          { name: 'stored', ok: true },
          { name: 'subscribed', ok: true },
          { name: 'registered', ok: true },
        ],
      },
    })
    expect(Object(body).channel.health).toMatchObject({
      token: 'valid',
      quality: 'GREEN',
      status: 'CONNECTED',
      subscribed: true,
    })
    expect(await meta.account()).toMatchObject({ subscribed: ['300000000000001'] })
    const { channel } = Object(body)
    const page = (await call('GET', `/api/channels/${channel.id}`, { token })).body
    expect(page).toMatchObject({
      events: [{ kind: 'connection.connected', byUser: 'api:key_1' }],
      callback: { url: 'https://whatsnexus.test/webhooks/whatsapp', verifyToken: 'fixture-verify-token-0001' },
    })
    expect(JSON.stringify([body, page])).not.toContain(meta.accessToken)
  })

  test('with a wrong PIN leaves it connected, with the one step to do again', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta({ status: 'PENDING' })]
    const { body } = await connect(token, { ...values(meta), pin: '000000' })
    expect(Object(body).steps.at(-1)).toMatchObject({
      name: 'registered',
      ok: false,
      code: 'wrong_pin',
      nextStep: expect.stringContaining('PIN'),
    })
    const path = `/api/channels/${Object(body).channel.id}/register`
    expect(await call('POST', path, { token, body: { pin: '111111' } })).toMatchObject({
      status: 422,
      body: { code: 'channel.wrong_pin' },
    })
    expect(await call('POST', path, { token, body: { pin: 'abc' } })).toMatchObject({ status: 400 })
    expect(await call('POST', path, { token, body: { pin: '123456' } })).toMatchObject({
      status: 200,
      body: { channel: { health: { status: 'CONNECTED' } } },
    })
  })

  test('a number of the phone app is never registered, and sends slower', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta({ onBusinessApp: true })]
    const { body } = await connect(token, { ...values(meta), pin: '123456' })
    const { id } = Object(body).channel
    expect(body).toMatchObject({ channel: { onBusinessApp: true, messagesPerSecond: 20 } })
    expect(await call('POST', `/api/channels/${id}/register`, { token, body: { pin: '123456' } })).toMatchObject({
      status: 409,
      body: { code: 'channel.on_business_app' },
    })
    await call('DELETE', `/api/channels/${id}?deregister=true`, { token })
    expect(await meta.asked()).not.toContain('POST register')
    expect(await meta.asked()).not.toContain('POST deregister')
  })

  test('with an app of one’s own brings the messages here, whatever the app says elsewhere', async () => {
    const [{ token }, app] = [await makeTenant(), await ownMetaApp()]
    const meta = await businessAtMeta({}, { appId: app.id })
    const checked = await check(token, { step: 'app_secret', ...values(meta), appSecret: app.secret })
    const { appId, url } = Object(checked.body).found
    const { body } = await connect(token, { ...values(meta), appId })
    expect(body).toMatchObject({
      channel: { appId, alarm: null },
      steps: [{}, {}, { name: 'override', ok: true }, { name: 'subscribed', ok: true }],
    })
    expect(await meta.state()).toMatchObject({ override: { url } })
    const path = `/api/channels/${Object(body).channel.id}/override`
    expect(await call('PUT', path, { token, body: { url: 'https://evil.example/hook' } })).toMatchObject({
      status: 422,
      body: { code: 'channel.foreign_callback' },
    })
    expect((await call('PUT', path, { token, body: { url: null } })).status).toBe(200)
    expect(await meta.state()).toMatchObject({ override: null })
    expect((await call('PUT', path, { token, body: { url } })).status).toBe(200)
  })
})

describe('nobody gets what is not theirs', () => {
  test('a number that another tenant has connected', async () => {
    const [mine, other, meta] = [await makeTenant(), await makeTenant(), await businessAtMeta()]
    await connect(other.token, values(meta))
    expect((await check(mine.token, { step: 'number', ...values(meta) })).body).toMatchObject({
      ok: false,
      code: 'number_taken',
    })
    expect(await connect(mine.token, values(meta))).toMatchObject({
      status: 409,
      body: { code: 'channel.taken', nextStep: expect.any(String) },
    })
  })

  test('an account that the token was not given for, though both are real', async () => {
    const [{ token }, mine, victim] = [await makeTenant(), await businessAtMeta(), await businessAtMeta()]
    const stolen = { ...values(victim), accessToken: mine.accessToken }
    expect(await connect(token, stolen)).toMatchObject({ status: 403, body: { code: 'channel.not_granted' } })
    const { body } = await call('GET', '/api/channels', { token })
    expect(Object(body).channels.some((one: { wabaId: string }) => one.wabaId === victim.wabaId)).toBe(false)
  })

  test('an app of another tenant', async () => {
    const [mine, other, app] = [await makeTenant(), await makeTenant(), await ownMetaApp()]
    const meta = await businessAtMeta({}, { appId: app.id })
    const { body } = await check(other.token, { step: 'app_secret', ...values(meta), appSecret: app.secret })
    const { appId } = Object(body).found
    expect(await connect(mine.token, { ...values(meta), appId })).toMatchObject({
      status: 422,
      body: { code: 'channel.wrong_secret' },
    })
    expect((await check(mine.token, { step: 'webhook', ...values(meta), appId })).body).toMatchObject({ ok: false })
  })

  test('another tenant’s channel is not there to be looked at or changed', async () => {
    const [mine, other, meta] = [await makeTenant(), await makeTenant(), await businessAtMeta()]
    const { id } = Object((await connect(other.token, values(meta))).body).channel
    for (const [method, path, body] of [
      ['GET', ''],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['POST', '/check'],
      ['POST', '/register', { pin: '123456' }],
      ['POST', '/subscribe'],
      ['PUT', '/override', { url: null }],
      ['PUT', '/token', { accessToken: 'x' }],
    ] as const)
      expect(await call(method, `/api/channels/${id}${path}`, { token: mine.token, body })).toMatchObject({
        status: 404,
        body: { code: 'channel.not_found' },
      })
  })
})

describe('the sign-up window', () => {
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']
  const finish = (token: string, code: string, { wabaId, phoneNumberId }: Business, more: object = {}) =>
    call('POST', '/api/channels/sign-up', { token, body: { code, wabaId, phoneNumberId, ...more } })

  test('its code becomes a token of the business, and the number is connected', async () => {
    const [{ token }, meta] = [
      await makeTenant(),
      await businessAtMeta({ status: 'PENDING' }, { scopes, type: 'USER' }),
    ]
    expect((await call('GET', '/api/channels/sign-up', { token })).body).toMatchObject({
      signUp: { configId: '300000000000009' },
    })
    const code = await signUpCode(meta.accessToken)
    expect(await finish(token, code, meta, { pin: '123456' })).toMatchObject({
      status: 201,
      body: { channel: { connected: true, health: { token: 'valid' } } },
    })
    expect(await finish(token, code, meta)).toMatchObject({ status: 422, body: { code: 'channel.code_expired' } })
  })

  test('claims that the token does not bear out are refused', async () => {
    const [{ token }, mine, victim] = [await makeTenant(), await businessAtMeta({}, { scopes }), await businessAtMeta()]
    const code = await signUpCode(mine.accessToken)
    expect(await finish(token, code, victim)).toMatchObject({ status: 403, body: { code: 'channel.not_granted' } })
    const mixed = { ...victim, wabaId: mine.wabaId }
    expect(await finish(token, await signUpCode(mine.accessToken), mixed)).toMatchObject({
      status: 422,
      body: { code: 'channel.number_not_in_account' },
    })
    expect(await victim.account()).toMatchObject({ subscribed: [] })
  })

  test('a code that is too old, and a token without the permissions', async () => {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta({}, { scopes: ['public_profile'] })]
    expect(await finish(token, await signUpCode(meta.accessToken, -1), meta)).toMatchObject({
      body: { code: 'channel.code_expired' },
    })
    expect(await finish(token, await signUpCode(meta.accessToken), meta)).toMatchObject({
      body: { code: 'channel.missing_scopes' },
    })
  })

  test('a token of another app', async () => {
    const [{ token }, app] = [await makeTenant(), await ownMetaApp()]
    const meta = await businessAtMeta({}, { scopes, appId: app.id })
    const answer = await finish(token, await signUpCode(meta.accessToken), meta)
    expect(answer).toMatchObject({ status: 422, body: { code: 'channel.token_invalid' } })
  })
})
