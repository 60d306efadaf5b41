import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { mayEdit } from '../../../workers/templates/edit-rules'
import type { ManagedTemplate } from '../../../workers/templates/view'
import { businessAtMeta } from '../../support/meta-books'
import { call, makeTenant, ORIGIN } from '../api-client'

const draft = (more: object = {}) => ({
  name: 'room_ready',
  language: 'en',
  category: 'UTILITY',
  body: 'Hello {{1}}, your room is ready now.',
  examples: { 1: 'Asha' },
  fallbacks: { 'body.1': 'guest' },
  ...more,
})

async function connected() {
  const [{ token }, meta] = [await makeTenant(), await businessAtMeta()]
  const { accessToken, wabaId, phoneNumberId } = meta
  const connection = await call('POST', '/api/channels', { token, body: { accessToken, wabaId, phoneNumberId } })
  const { id } = Object(connection.body).channel
  const at = `/api/channels/${id}/templates`
  const list = async (query = '') => Object((await call('GET', `${at}${query}`, { token })).body)
  const one = async (name = 'room_ready'): Promise<ManagedTemplate | undefined> =>
    (await list()).templates.find((template: ManagedTemplate) => template.name === name)
  const create = (body: object) => call('POST', at, { token, body })
  return { token, meta, at, list, one, create, channelId: String(id) }
}

describe('a template', () => {
  test('is submitted, reviewed by Meta, and shown as the webhook says', async () => {
    const { meta, create, one } = await connected()
    expect(await create(draft())).toMatchObject({
      status: 201,
      body: { templates: [{ name: 'room_ready', status: 'PENDING', sendable: false }] },
    })
    expect(await one()).toMatchObject({
      fallbacks: { 'body.1': 'guest' },
      managed: { editable: { ok: false, reason: 'status' } },
    })
    await meta.review()
    await meta.tell()
    expect(await one()).toMatchObject({ status: 'APPROVED', sendable: true, managed: { editable: { ok: true } } })
  })

  test('that Meta rejects says why', async () => {
    const { meta, create, one, list } = await connected()
    await create(draft({ name: 'to_reject' }))
    await meta.review()
    await meta.tell()
    expect(await one('to_reject')).toMatchObject({
      status: 'REJECTED',
      managed: { reason: expect.stringContaining('does not say what it is about') },
    })
    // What the list of Meta says in one word does not take the sentence away.
    await list('?fresh=true')
    expect(await one('to_reject')).toMatchObject({ managed: { reason: expect.stringContaining('does not say') } })
    expect(await list()).toMatchObject({ hidden: [{ reason: 'REJECTED', count: 1 }] })
  })

  test('that reads like advertising is moved to another category by Meta', async () => {
    const { meta, create, one } = await connected()
    await create(draft({ body: 'Hello {{1}}, our sale begins on Monday.' }))
    await meta.review()
    await meta.tell()
    expect(await one()).toMatchObject({ category: 'MARKETING', status: 'APPROVED' })
  })

  test('is not submitted when Meta would refuse it, or a name is taken', async () => {
    const { create, meta, token, at } = await connected()
    expect(await create(draft({ body: '{{1}}, ready' }))).toMatchObject({
      status: 422,
      body: {
        code: 'template.invalid',
        problems: expect.arrayContaining([expect.objectContaining({ field: 'body', code: 'blank_at_edge' })]),
      },
    })
    expect((await call('POST', `${at}/lint`, { token, body: { draft: draft({ name: 'A' }) } })).body).toMatchObject({
      problems: [{ field: 'name', code: 'name' }],
    })
    expect((await meta.account()).templates).toEqual([])
    await create(draft())
    expect(await create(draft())).toMatchObject({ status: 409, body: { code: 'template.exists' } })
    expect((await create(draft({ language: 'hi' }))).status).toBe(201)
  })

  test('that Meta refuses for reasons of its own is told in its words', async () => {
    const { create, meta } = await connected()
    await meta.template({
      id: '9200000001',
      name: 'room_ready',
      language: 'en',
      status: 'APPROVED',
      category: 'UTILITY',
      parameter_format: 'POSITIONAL',
      components: [],
    })
    expect(await create(draft())).toMatchObject({
      status: 422,
      body: { code: 'template.refused', detail: expect.stringContaining('already content') },
    })
  })

  test('is edited once a day when approved, and not into another category', async () => {
    const { create, meta, token, at, one } = await connected()
    const edit = (more: object) => call('PUT', `${at}/room_ready/en`, { token, body: draft(more) })
    await create(draft())
    expect(await edit({})).toMatchObject({ status: 409, body: { code: 'template.not_editable', reason: 'status' } })
    await meta.review()
    await meta.tell()
    expect(await edit({ category: 'MARKETING' })).toMatchObject({
      status: 422,
      body: { code: 'template.category_fixed' },
    })
    expect((await edit({ body: 'Dear {{1}}, your room is ready now.' })).status).toBe(200)
    expect(await one()).toMatchObject({ status: 'PENDING', body: 'Dear {{1}}, your room is ready now.' })
    await meta.review()
    await meta.tell()
    expect(await one()).toMatchObject({ status: 'APPROVED' })
    expect(await edit({})).toMatchObject({
      status: 409,
      body: { code: 'template.not_editable', reason: 'once_a_day', until: expect.any(Number) },
    })
  })

  test('keeps its name blocked for 30 days once it is deleted', async () => {
    const { create, meta, token, at, list } = await connected()
    await create(draft())
    await create(draft({ language: 'hi' }))
    expect((await call('DELETE', `${at}/room_ready/hi`, { token })).status).toBe(200)
    expect((await list()).templates).toHaveLength(1)
    expect((await call('DELETE', `${at}/room_ready`, { token })).body).toMatchObject({ templates: [] })
    expect((await meta.account()).templates).toEqual([])
    expect(await create(draft())).toMatchObject({
      status: 409,
      body: { code: 'template.name_blocked', until: expect.any(Number) },
    })
    expect(await create(draft({ language: 'ta' }))).toMatchObject({ body: { code: 'template.name_blocked' } })
    expect(await call('DELETE', `${at}/room_ready`, { token })).toMatchObject({
      status: 404,
      body: { code: 'template.not_found' },
    })
  })

  test('that Meta paused is taken up again, and nothing else is', async () => {
    const { create, meta, token, at, one } = await connected()
    await create(draft())
    const unpause = () => call('POST', `${at}/room_ready/en/unpause`, { token })
    expect(await unpause()).toMatchObject({ status: 409, body: { code: 'template.not_paused' } })
    await meta.review()
    await meta.status('room_ready', 'PAUSED')
    await meta.tell()
    expect(await one()).toMatchObject({ status: 'PAUSED' })
    expect((await unpause()).status).toBe(200)
    expect(await one()).toMatchObject({ status: 'APPROVED' })
  })

  test('has fallbacks of its own, which no sync takes away', async () => {
    const { create, token, at, one, list } = await connected()
    await create(draft())
    const fallbacks = { 'body.1': 'traveller' }
    expect((await call('PUT', `${at}/room_ready/en/fallbacks`, { token, body: { fallbacks } })).status).toBe(200)
    await list('?fresh=true')
    expect(await one()).toMatchObject({ fallbacks })
  })

  test('of one tenant is nobody else’s, and agents do not write them', async () => {
    const { at } = await connected()
    const other = await makeTenant()
    expect((await call('POST', at, { token: other.token, body: draft() })).status).toBe(404)
    const reader = await makeTenant(['channels:read'])
    expect((await call('POST', at, { token: reader.token, body: draft() })).status).toBe(403)
  })
})

describe('the mirror', () => {
  const webhook = (more: object) => ({
    message_template_id: 1,
    message_template_name: 'room_ready',
    message_template_language: 'en',
    ...more,
  })

  test('follows quality, category and announced category', async () => {
    const { create, meta, one } = await connected()
    await create(draft())
    const tell = (field: string, value: object) => meta.tell({ field, value: webhook(value) })
    await tell('message_template_quality_update', { previous_quality_score: 'GREEN', new_quality_score: 'RED' })
    await tell('template_category_update', {
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: 1_795_392_000,
    })
    expect(await one()).toMatchObject({
      quality: 'RED',
      category: 'UTILITY',
      managed: { nextCategory: 'MARKETING', nextCategoryAt: 1_795_392_000_000 },
    })
    await tell('template_category_update', { previous_category: 'UTILITY', new_category: 'MARKETING' })
    expect(await one()).toMatchObject({ category: 'MARKETING', managed: { nextCategory: null } })
    // Filed under another field's name: the keys decide.
    await tell('message_template_status_update', { previous_quality_score: 'RED', new_quality_score: 'YELLOW' })
    expect(await one()).toMatchObject({ quality: 'YELLOW', status: 'PENDING' })
  })

  test('asks Meta when a webhook speaks of a template that it does not have', async () => {
    const { meta, list, channelId, token } = await connected()
    await list()
    await meta.template({
      id: '9200000002',
      name: 'made_elsewhere',
      language: 'en',
      status: 'APPROVED',
      category: 'UTILITY',
      parameter_format: 'POSITIONAL',
      components: [{ type: 'BODY', text: 'Hello.' }],
    })
    await meta.tell({
      field: 'message_template_status_update',
      value: webhook({ message_template_name: 'made_elsewhere', event: 'APPROVED' }),
    })
    const { sweepTemplates } = await import('../../../workers/templates/sync')
    while ((await sweepTemplates(env, Date.now())) > 0);
    const { forgetTemplates } = await import('../../../workers/templates/templates')
    const channel = Object((await call('GET', `/api/channels/${channelId}`, { token })).body).channel
    const { channelById } = await import('../../../workers/channels/channels')
    const known = await channelById(env, (await tenantOf(channelId)) ?? '', channelId)
    if (known) forgetTemplates(known)
    expect(channel.id).toBe(channelId)
    expect((await list()).templates).toMatchObject([{ name: 'made_elsewhere' }])
  })

  test('keeps what a webhook or somebody has changed while Meta told its list, and asks once more', async () => {
    const { create, meta, list, one, channelId } = await connected()
    await create(draft())
    await meta.status('room_ready', 'APPROVED')
    await meta.tell()
    await duringList(async () => {
      await meta.status('room_ready', 'PAUSED')
      await meta.tell()
      await create(draft({ name: 'made_meanwhile' }))
      await meta.template({ ...ELSEWHERE, name: 'told_meanwhile' })
      await meta.tell({
        field: 'message_template_status_update',
        value: webhook({ message_template_name: 'told_meanwhile', event: 'APPROVED' }),
      })
    })
    await list('?fresh=true')
    expect(await one()).toMatchObject({ status: 'PAUSED' })
    expect(await one('made_meanwhile')).toMatchObject({ status: 'PENDING' })
    const { sweepTemplates } = await import('../../../workers/templates/sync')
    while ((await sweepTemplates(env, Date.now())) > 0);
    await forgetTemplatesOf(channelId)
    expect(await one('told_meanwhile')).toMatchObject({ status: 'APPROVED' })
  })

  test('forgets what Meta no longer has', async () => {
    const { create, meta, list, one } = await connected()
    await create(draft())
    await meta.status('room_ready', 'DELETED')
    await list('?fresh=true')
    expect(await one()).toBeUndefined()
  })
})

const ELSEWHERE = {
  id: '9200000003',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'POSITIONAL' as const,
  components: [{ type: 'BODY', text: 'Hello.' }],
}

/** Meta has read its list, and the answer is still on its way. */
async function duringList(happens: () => Promise<void>): Promise<void> {
  const ask = globalThis.fetch
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await ask(input, init)
    if (!String(input).includes('/message_templates?')) return answer
    spy.mockRestore()
    await happens()
    return answer
  })
}

async function forgetTemplatesOf(channelId: string): Promise<void> {
  const { channelById } = await import('../../../workers/channels/channels')
  const { forgetTemplates } = await import('../../../workers/templates/templates')
  const known = await channelById(env, (await tenantOf(channelId)) ?? '', channelId)
  if (known) forgetTemplates(known)
}

async function tenantOf(channelId: string): Promise<string | undefined> {
  const row = await env.DB.prepare('SELECT tenant_id FROM channels WHERE id = ?1')
    .bind(channelId)
    .first<{ tenant_id: string }>()
  return row?.tenant_id
}

describe('a sample for a header', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

  test('goes to Meta, which names it by a handle', async () => {
    const { token, at } = await connected()
    const upload = (body: Uint8Array<ArrayBuffer>) =>
      app.request(
        `${ORIGIN}${at}/samples?filename=${encodeURIComponent('../hôtel".png')}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
          body,
        },
        env,
      )
    const taken = await upload(PNG)
    expect(taken.status).toBe(201)
    expect(await taken.json()).toEqual({ handle: expect.stringMatching(/^4::/) })
    expect(await (await upload(new Uint8Array(new TextEncoder().encode('<svg/>')))).json()).toMatchObject({
      status: 415,
      code: 'template.sample_wrong_type',
    })
    expect(await (await upload(new Uint8Array())).json()).toMatchObject({ status: 422, code: 'template.sample_empty' })
    expect((await upload(new Uint8Array(17 * 1024 * 1024))).status).toBe(413)
    const large = new Uint8Array(8 * 1024 * 1024)
    large.set(PNG)
    expect((await upload(large)).status).toBe(201)
  })
})

describe('Meta’s rules about edits', () => {
  const DAY = 24 * 3_600_000
  const now = 100 * DAY
  test.each([
    ['PENDING', [], false],
    ['DISABLED', [], false],
    ['REJECTED', [now - 1], true],
    ['PAUSED', [now - 1], true],
    ['APPROVED', [], true],
    ['APPROVED', [now - DAY + 1], false],
    ['APPROVED', [now - DAY], true],
    ['APPROVED', Array.from({ length: 10 }, (_, index) => now - (index + 2) * DAY), false],
    ['APPROVED', Array.from({ length: 10 }, (_, index) => now - (index + 21) * DAY), true],
  ])('%s, edited at %j: %s', (status, editedAt, ok) => {
    expect(mayEdit({ status, editedAt }, now).ok).toBe(ok)
  })
})
