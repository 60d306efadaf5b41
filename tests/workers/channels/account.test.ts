import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import type { ChannelHealth } from '../../../workers/channels/health'
import { tokenRefused } from '../../../workers/channels/notice'
import { runCron } from '../../../workers/cron'
import { fixtureIndex, fixtureText } from '../../support/fixtures'
import { statusesBody, textsBody } from '../../support/meta'
import { businessAtMeta } from '../../support/meta-books'
import { postWebhook } from '../../support/signed-webhook'
import { call, makeTenant } from '../api-client'

/** A connected number that nobody else in the run knows, to which a fixture can be made to speak. */
async function fixtureNumber() {
  const [{ token }, meta] = [await makeTenant(), await businessAtMeta()]
  const { accessToken, wabaId, phoneNumberId, displayPhoneNumber } = meta
  const { body } = await call('POST', '/api/channels', { token, body: { accessToken, wabaId, phoneNumberId } })
  const { id } = Object(body).channel
  return {
    async post(file: string): Promise<void> {
      const own = fixtureIndex.numbers.reduce(
        (text, number) =>
          text
            .replaceAll(number.waba_id, wabaId)
            .replaceAll(number.display_phone_number.replace(/\D/g, ''), displayPhoneNumber),
        fixtureText(file),
      )
      expect((await postWebhook(own)).status).toBe(200)
    },
    page: async () => Object((await call('GET', `/api/channels/${id}`, { token })).body),
    pace: async () => Object((await call('GET', `/api/channels/${id}/pace`, { token })).body),
  }
}

describe('what Meta tells of an account shows on the number', () => {
  test.each<[string, Partial<ChannelHealth> | null, { kind: string; severity: string; detail?: object }]>([
    [
      'ac-phone-quality-throughput.json',
      { throughput: 'HIGH', messagingLimit: 'TIER_UNLIMITED' },
      { kind: 'phone_number_quality_update.THROUGHPUT_UPGRADE', severity: 'info' },
    ],
    [
      'ac-phone-name.json',
      { nameStatus: 'DECLINED' },
      {
        kind: 'phone_number_name_update.REJECTED',
        severity: 'warning',
        detail: { name: 'Café Exemplo', reason: 'NAME_FORMAT_UNACCEPTABLE' },
      },
    ],
    [
      'ac-account-alert.json',
      null,
      { kind: 'account_alerts.INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED', severity: 'warning' },
    ],
    ['ac-account-review.json', { restrictions: [] }, { kind: 'account_review_update.APPROVED', severity: 'info' }],
    [
      'ac-capability-number.json',
      { messagingLimit: 'TIER_2K' },
      { kind: 'business_capability_update', severity: 'info' },
    ],
    [
      'ac-capability-string.json',
      { messagingLimit: 'TIER_10K' },
      { kind: 'business_capability_update', severity: 'info' },
    ],
    ['ac-security-pin.json', null, { kind: 'security.PIN_RESET_REQUEST', severity: 'critical' }],
    [
      'ac-template-rejected.json',
      null,
      {
        kind: 'message_template_status_update.REJECTED',
        severity: 'warning',
        detail: { template: 'cart_nudge', language: 'es_MX' },
      },
    ],
    [
      'ac-template-quality-under-status-field.json',
      null,
      {
        kind: 'message_template_status_update',
        severity: 'info',
        detail: { template: 'promo_day', quality: 'YELLOW' },
      },
    ],
  ])('%s', async (file, health, event) => {
    const { post, page } = await fixtureNumber()
    await post(file)
    const { channel, events } = await page()
    if (health) expect(channel.health).toMatchObject(health)
    expect(events[0]).toMatchObject({ ...event, byUser: null })
  })

  test('a raised throughput is used', async () => {
    const { post, pace } = await fixtureNumber()
    expect(await pace()).toMatchObject({ perSecond: 80, limit: { tier: 'TIER_2K' } })
    await post('ac-phone-quality-throughput.json')
    expect(await pace()).toMatchObject({ perSecond: 1000, limit: { tier: 'TIER_UNLIMITED' } })
  })

  test('a restriction, and an account about to be disabled, turn the number red', async () => {
    const { post, page } = await fixtureNumber()
    await post('ac-account-restriction.json')
    const { channel, events } = await page()
    expect(channel.alarm).toEqual({ severity: 'critical', code: 'restricted' })
    expect(channel.health.restrictions).toMatchObject([
      { type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', endsAt: 1_795_910_400_000 },
      { type: 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING' },
    ])
    expect(events[0]).toMatchObject({
      kind: 'account_update.ACCOUNT_RESTRICTION',
      severity: 'critical',
      detail: { remediation: 'Review your messaging practices.' },
    })
    await post('ac-account-disabled.json')
    expect((await page()).channel.health.restrictions).toContainEqual({
      type: 'ACCOUNT_DISABLE_SCHEDULED',
      endsAt: null,
      reason: 'November 30, 2026',
    })
  })

  test('an app that was taken away leaves a dead token', async () => {
    const { post, page } = await fixtureNumber()
    await post('ac-account-app-uninstalled.json')
    const { channel, events } = await page()
    expect(channel).toMatchObject({
      alarm: { severity: 'critical', code: 'token_invalid' },
      health: { token: 'invalid', subscribed: false },
    })
    expect(events[0]).toMatchObject({ kind: 'account_update.PARTNER_APP_UNINSTALLED', severity: 'critical' })
  })

  test('told twice it is one event', async () => {
    const { post, page } = await fixtureNumber()
    const files = ['ac-security-pin.json', 'ac-account-restriction.json', 'ac-account-alert.json']
    for (const file of [...files, ...files]) await post(file)
    expect((await page()).events).toHaveLength(files.length + 1) // and that it was connected
  })

  test('what Meta has told since is not taken back by its repeating an older one', async () => {
    const { post, page } = await fixtureNumber()
    await post('ac-capability-number.json')
    await post('ac-capability-string.json')
    await post('ac-capability-number.json')
    expect((await page()).channel.health.messagingLimit).toBe('TIER_10K')
  })
})

describe('an account of which two tenants have numbers', () => {
  test('tells each of its own number only, and both of what is of the account', async () => {
    const [first, second, meta] = [await makeTenant(), await makeTenant(), await businessAtMeta()]
    const { accessToken, wabaId, phoneNumberId, displayPhoneNumber } = meta
    const pageOf = async (token: string, values: object) => {
      const { body } = await call('POST', '/api/channels', { token, body: values })
      const { id } = Object(body).channel
      return async () => Object((await call('GET', `/api/channels/${id}`, { token })).body)
    }
    const own = await pageOf(first.token, { accessToken, wabaId, phoneNumberId })
    const others = await pageOf(second.token, await meta.secondNumber())
    const value = { display_phone_number: displayPhoneNumber, event: 'FLAGGED', current_limit: 'TIER_250' }
    await meta.tell({ field: 'phone_number_quality_update', value })
    await meta.tell({ field: 'account_review_update', value: { decision: 'REJECTED' } })
    const told = ({ events }: { events: { kind: string }[] }) =>
      events.map(({ kind }) => kind).filter((kind) => !kind.startsWith('connection.'))
    expect(told(await own())).toEqual(['account_review_update.REJECTED', 'phone_number_quality_update.FLAGGED'])
    expect(told(await others())).toEqual(['account_review_update.REJECTED'])
    const feed = Object((await call('GET', '/api/events?source=whatsapp', { token: second.token })).body).events
    expect(feed).toHaveLength(1)
    expect(JSON.stringify(feed)).not.toContain(displayPhoneNumber)
  })
})

describe('a check', () => {
  async function connected(number = {}) {
    const [{ token }, meta] = [await makeTenant(), await businessAtMeta(number)]
    const { accessToken, wabaId, phoneNumberId } = meta
    const { body } = await call('POST', '/api/channels', { token, body: { accessToken, wabaId, phoneNumberId } })
    const { id } = Object(body).channel
    const check = async () => Object((await call('POST', `/api/channels/${id}/check`, { token })).body).channel
    const history = async () => Object((await call('GET', `/api/channels/${id}`, { token })).body).events
    return { token, meta, id, check, history }
  }

  test('asks Meta three things, and notes what is not as it was', async () => {
    const { meta, check, history } = await connected()
    const before = (await meta.asked()).length
    await meta.change({ quality: 'RED', tier: 'TIER_250', nameStatus: 'DECLINED' })
    expect(await check()).toMatchObject({
      alarm: { severity: 'warning', code: 'quality_red' },
      health: { quality: 'RED', messagingLimit: 'TIER_250', nameStatus: 'DECLINED' },
    })
    expect((await meta.asked()).length - before).toBe(1)
    expect(
      (await history())
        .map(({ kind }: { kind: string }) => kind)
        .slice(0, 3)
        .sort(),
    ).toEqual(['check.limit', 'check.name', 'check.quality'])
  })

  test('finds a number that somebody took off: it neither sends nor receives until it is registered again', async () => {
    const { meta, check } = await connected()
    await meta.change({ status: 'DISCONNECTED' })
    expect(await check()).toMatchObject({ alarm: { severity: 'critical', code: 'not_registered' } })
    await meta.change({ status: 'CONNECTED' })
    expect(await check()).toMatchObject({ alarm: null })
  })

  test('is made within the minute when a send was refused for its token, which may have been a slip of Meta’s', async () => {
    const { token, id } = await connected()
    const alarm = async () => Object((await call('GET', `/api/channels/${id}`, { token })).body).channel.alarm
    await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id <> ?1').bind(id, Date.now()).run()
    const channel = await env.DB.prepare('SELECT tenant_id AS tenantId FROM channels WHERE id = ?1').bind(id).first()
    await tokenRefused(env, { tenantId: String(channel?.tenantId), channelId: id })
    expect(await alarm()).toMatchObject({ code: 'token_invalid' })
    await runCron('* * * * *', env)
    expect(await alarm()).toBeNull()
  })

  test('that finds the number able to send lifts the restrictions', async () => {
    const { meta, check } = await connected()
    await meta.restrict(['RESTRICTED_BIZ_INITIATED_MESSAGING'])
    await meta.tell()
    expect(await check()).toMatchObject({ alarm: { code: 'restricted' }, health: { canSend: 'BLOCKED' } })
    await meta.change({ canSend: 'AVAILABLE' })
    expect(await check()).toMatchObject({ alarm: null, health: { restrictions: [] } })
  })

  test('that finds the number able to send knows that the account is no longer disabled', async () => {
    const { meta, check, history } = await connected()
    const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }
    await meta.tell({ field: 'account_update', value })
    expect((await history())[0]).toMatchObject({ kind: 'account_update.DISABLED_UPDATE', severity: 'critical' })
    expect(await check()).toMatchObject({ alarm: null, health: { restrictions: [] } })
  })

  test('follows within the minute when a partner was removed: it may have been another', async () => {
    const { token, meta, id } = await connected()
    await meta.tell({
      field: 'account_update',
      value: { event: 'PARTNER_REMOVED', waba_info: { waba_id: meta.wabaId } },
    })
    const alarm = async () => Object((await call('GET', `/api/channels/${id}`, { token })).body).channel.alarm
    expect(await alarm()).toMatchObject({ code: 'token_invalid' })
    await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id <> ?1').bind(id, Date.now()).run()
    await runCron('* * * * *', env)
    expect(await alarm()).toBeNull()
  })

  test('follows within the minute when Meta delivers nothing that it took: the account has no payment, say', async () => {
    const { token, meta, id } = await connected()
    const customer = '447700900123'
    await postWebhook(textsBody(meta, { from: customer, text: 'Hello' }))
    const errors = [{ code: 131042, title: 'Business eligibility payment issue' }]
    await meta.change({ canSend: 'BLOCKED' })
    await postWebhook(statusesBody(meta, { wamid: 'wamid.unpaid', to: customer, status: 'failed', errors }))
    const channel = async () => Object((await call('GET', `/api/channels/${id}`, { token })).body).channel
    await vi.waitFor(async () => expect((await channel()).healthAt).toBe(0))
    await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id <> ?1').bind(id, Date.now()).run()
    await runCron('* * * * *', env)
    expect(await channel()).toMatchObject({ alarm: { code: 'restricted' }, health: { canSend: 'BLOCKED' } })
  })

  test('does not take away what Meta cannot be asked', async () => {
    const { meta, check } = await connected()
    await meta.revoke()
    expect(await check()).toMatchObject({
      alarm: { code: 'token_invalid' },
      health: { token: 'invalid', quality: 'GREEN', verifiedName: 'Bluebird' },
    })
  })

  test('of six hours ago is made again by the clock, and not sooner', async () => {
    const { token, meta, id } = await connected()
    await meta.change({ quality: 'YELLOW' })
    const quality = async () =>
      Object((await call('GET', `/api/channels/${id}`, { token })).body).channel.health.quality
    await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id <> ?1').bind(id, Date.now()).run()
    await runCron('* * * * *', env)
    expect(await quality()).toBe('GREEN')
    await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id = ?1')
      .bind(id, Date.now() - 7 * 3_600_000)
      .run()
    await runCron('* * * * *', env)
    expect(await quality()).toBe('YELLOW')
  })

  test('what the dashboards hear of an alarm is in the feed of WhatsNexus, not in Meta’s', async () => {
    const { token, meta, check, id } = await connected()
    await meta.change({ quality: 'RED' })
    await check()
    const feed = async (source: string) =>
      Object((await call('GET', `/api/events?source=${source}`, { token })).body).events
    await vi.waitFor(async () =>
      expect(await feed('whatsnexus')).toContainEqual(
        expect.objectContaining({ kind: 'channel', channel_id: id, change: 'quality_red' }),
      ),
    )
    expect(await feed('whatsapp')).toEqual([])
  })
})
