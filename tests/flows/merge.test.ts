import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { inboxOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { freshWamid, messagesBody, textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Two numbers, by a person's word one contact. */
const [ANN, MOBILE, NEW] = ['447700900201', '447700900202', '447700900203'] as const

interface Listed {
  id: string
  contact: { waId: string | null }
  inbound: number
  unanswered: number
}

async function listed(tenant: SeededTenant): Promise<Listed[]> {
  const answer = await asTenant(tenant, 'conversations')
  return (await answer.json<{ conversations: Listed[] }>()).conversations
}

async function under(tenant: SeededTenant, number: string): Promise<Listed> {
  return until(async () => {
    const found = (await listed(tenant)).find(({ contact }) => contact.waId === number)
    return found ?? Promise.reject(new Error(`nothing under ${number}`))
  })
}

async function texts(tenant: SeededTenant, number: string): Promise<(string | null)[]> {
  const { id } = await under(tenant, number)
  const answer = await asTenant(tenant, `conversations/${id}/messages`)
  const { messages } = await answer.json<{ messages: { text: string | null }[] }>()
  return messages.map(({ text }) => text).reverse()
}

interface Panel {
  contactId: string
  numbers: string[]
  answersTo: string | null
  merges: { id: string; by: string; contact: { numbers: string[] } }[]
}

async function panelOf(tenant: SeededTenant, number: string): Promise<Panel> {
  const { id } = await under(tenant, number)
  return until(async () => {
    const panel = await (await asTenant(tenant, `conversations/${id}/contact`)).json<Panel>()
    expect(panel.contactId).not.toBeNull()
    return panel
  })
}

async function post(
  tenant: SeededTenant,
  path: string,
  body: unknown = {},
): Promise<{ status: number; body: unknown }> {
  const answer = await asTenant(tenant, path, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}

const say = (tenant: SeededTenant, from: string, text: string) => postWebhook(textsBody(tenant, { from, text }))

/** A minute ago, by Meta's clock. */
async function changeNumber(tenant: SeededTenant, from: string, to: string): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000) - 60)
  const system = { body: 'changed', wa_id: to, type: 'user_changed_number' }
  const message = { from, id: freshWamid(), timestamp, type: 'system', system }
  expect((await postWebhook(messagesBody(tenant, [], [message]))).status).toBe(200)
}

/** Ann has written from both; her mobile becomes a part of her. */
async function joined(tenant: SeededTenant): Promise<string> {
  await say(tenant, ANN, 'from home')
  await say(tenant, MOBILE, 'from the road')
  const [home, road] = [await panelOf(tenant, ANN), await panelOf(tenant, MOBILE)]
  const answer = await post(tenant, `contacts/${road.contactId}/merge`, { into: home.contactId })
  expect(answer).toMatchObject({
    status: 200,
    body: { contact: { id: home.contactId, waIds: expect.arrayContaining([MOBILE, ANN]) } },
  })
  await until(async () =>
    expect(await listed(tenant)).toMatchObject([{ contact: { waId: ANN }, inbound: 2, unanswered: 2 }]),
  )
  return Object(answer.body).merge.id
}

describe('two contacts that are one', () => {
  test('have one conversation, with all that either said, and all their numbers', async () => {
    const tenant = await seedTenant()
    await joined(tenant)
    expect(await texts(tenant, ANN)).toEqual(['from home', 'from the road'])
    expect(await panelOf(tenant, ANN)).toMatchObject({
      numbers: expect.arrayContaining([ANN, MOBILE]),
      merges: [{ by: 'api:test', contact: { numbers: [MOBILE] } }],
    })
    const { id } = await under(tenant, ANN)
    const thread = await (await asTenant(tenant, `conversations/${id}/thread`)).json<{ items: { event?: unknown }[] }>()
    expect(thread.items.flatMap(({ event }) => event ?? [])).toContainEqual({ type: 'moved_here', cause: 'merged' })
  })

  test('are answered at the number they wrote from last', async () => {
    const tenant = await seedTenant()
    await joined(tenant)
    const { id } = await under(tenant, ANN)
    const sink = graphSink(tenant.phoneNumberId)
    const reply = (text: string) => post(tenant, `conversations/${id}/messages`, { kind: 'reply', text })
    expect(await panelOf(tenant, ANN)).toMatchObject({ answersTo: MOBILE })
    expect((await reply('to the road')).status).toBe(201)
    await sink.waitForSends(1)
    await say(tenant, ANN, 'home again')
    await until(async () => expect(await panelOf(tenant, ANN)).toMatchObject({ answersTo: ANN }))
    expect((await reply('to the house')).status).toBe(201)
    const sends = await sink.waitForSends(2)
    expect(sends.map(({ body }) => body.to)).toEqual([`+${MOBILE}`, `+${ANN}`])
  })

  test('are answered where they said it, when an answer quotes something older', async () => {
    const tenant = await seedTenant()
    await joined(tenant)
    await say(tenant, ANN, 'home again')
    await until(async () => expect(await panelOf(tenant, ANN)).toMatchObject({ answersTo: ANN }))
    const { id } = await under(tenant, ANN)
    const page = await (await asTenant(tenant, `conversations/${id}/messages`)).json<{
      messages: { id: string; text: string }[]
    }>()
    const replyTo = page.messages.find(({ text }) => text === 'from the road')?.id
    const said = { kind: 'reply', text: 'to the road', replyTo }
    expect((await post(tenant, `conversations/${id}/messages`, said)).status).toBe(201)
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(send?.body).toMatchObject({ to: `+${MOBILE}`, context: { message_id: expect.any(String) } })
  })

  test('are two again when that was wrong: what each said, and what was said to them, is theirs', {
    timeout: 20_000,
  }, async () => {
    const tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
    const mergeId = await joined(tenant)
    await say(tenant, MOBILE, 'ping 1')
    await say(tenant, ANN, 'ping 2')
    await graphSink(tenant.phoneNumberId).waitForSends(2)
    await until(async () => expect(await texts(tenant, ANN)).toHaveLength(6))
    expect(await post(tenant, `contacts/merges/${mergeId}/undo`)).toMatchObject({
      status: 200,
      body: { stays: false, contact: { waIds: [MOBILE] } },
    })
    await until(async () => expect(await texts(tenant, MOBILE)).toEqual(['from the road', 'ping 1', 'pong 1']))
    expect(await texts(tenant, ANN)).toEqual(['from home', 'ping 2', 'pong 2'])
    await until(async () =>
      expect((await listed(tenant)).map(({ contact, inbound }) => [contact.waId, inbound]).sort()).toEqual([
        [ANN, 2],
        [MOBILE, 2],
      ]),
    )
    await say(tenant, MOBILE, 'and on')
    await until(async () => expect((await texts(tenant, MOBILE)).at(-1)).toBe('and on'))
    expect((await panelOf(tenant, ANN)).numbers).toEqual([ANN])
    expect(await post(tenant, `contacts/merges/${mergeId}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'merge.undone' },
    })
  })

  test('stay one when the number of one changes: the other is no stranger at the number left', async () => {
    const tenant = await seedTenant()
    await joined(tenant)
    await changeNumber(tenant, ANN, NEW)
    expect(await texts(tenant, NEW)).toEqual(['from home', 'from the road'])
    await say(tenant, MOBILE, 'where are you?')
    await until(async () => expect((await texts(tenant, NEW)).at(-1)).toBe('where are you?'))
    expect(await listed(tenant)).toHaveLength(1)
    const { id } = await under(tenant, NEW)
    expect(await post(tenant, `conversations/${id}/messages`, { kind: 'reply', text: 'here' })).toMatchObject({
      status: 201,
    })
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(send?.body.to).toBe(`+${MOBILE}`)
  })

  test('keep their thread to themselves when somebody else gets the number of one', async () => {
    const tenant = await seedTenant()
    const mergeId = await joined(tenant)
    await changeNumber(tenant, MOBILE, NEW)
    await say(tenant, MOBILE, 'who is this?')
    await until(async () => expect(await texts(tenant, MOBILE)).toEqual(['who is this?']))
    expect(await texts(tenant, ANN)).toEqual(['from home', 'from the road'])
    const stranger = await panelOf(tenant, MOBILE)
    expect(stranger.contactId).not.toBe((await panelOf(tenant, ANN)).contactId)
    await post(tenant, `contacts/merges/${mergeId}/undo`)
    await until(async () => expect(await texts(tenant, ANN)).toEqual(['from home']))
    await until(async () => {
      const threads = await Promise.all(
        (await listed(tenant)).map(async ({ id }) => {
          const page = await asTenant(tenant, `conversations/${id}/messages`)
          return (await page.json<{ messages: { text: string }[] }>()).messages.map(({ text }) => text)
        }),
      )
      expect(threads).toEqual(expect.arrayContaining([['who is this?'], ['from the road'], ['from home']]))
    })
  })

  test('may be joined once more after that', async () => {
    const tenant = await seedTenant()
    const mergeId = await joined(tenant)
    await post(tenant, `contacts/merges/${mergeId}/undo`)
    await until(async () => expect(await listed(tenant)).toHaveLength(2))
    const [home, road] = [await panelOf(tenant, ANN), await panelOf(tenant, MOBILE)]
    await post(tenant, `contacts/${road.contactId}/merge`, { into: home.contactId })
    await until(async () => expect(await listed(tenant)).toMatchObject([{ contact: { waId: ANN }, inbound: 2 }]))
    expect(await texts(tenant, ANN)).toEqual(['from home', 'from the road'])
  })

  test('are found by a part of name or number, and are not joined to themselves', async () => {
    const tenant = await seedTenant()
    await postWebhook(textsBody(tenant, { from: ANN, text: 'hi', name: 'Ann Larsson' }))
    const { contactId } = await panelOf(tenant, ANN)
    for (const search of ['lars', '+44 7700 900', '900201']) {
      const found = await asTenant(tenant, `contacts?search=${encodeURIComponent(search)}`)
      expect(await found.json()).toMatchObject({ contacts: [{ id: contactId, name: 'Ann Larsson' }] })
    }
    expect(await (await asTenant(tenant, 'contacts?search=nobody')).json()).toMatchObject({ contacts: [] })
    const same = await post(tenant, `contacts/${contactId}/merge`, { into: contactId })
    expect(same).toMatchObject({ status: 409, body: { code: 'contact.same' } })
  })
})

test('what people have seen and were writing goes along with a conversation that moves', async () => {
  const tenant = await seedTenant()
  await say(tenant, ANN, 'one')
  const { id: home } = await under(tenant, ANN)
  await say(tenant, MOBILE, 'two')
  const { id: road } = await under(tenant, MOBILE)
  const inbox = await inboxOf(env, tenant.tenantId)
  const who = { tenantId: tenant.tenantId, userId: 'usr_1' }
  await inbox.see({ ...who, conversationId: home, seen: 1 })
  await inbox.see({ ...who, conversationId: road, seen: 1 })
  await inbox.draft({ ...who, conversationId: road, kind: 'reply', text: 'Dear Ann' })
  await inbox.draft({ ...who, conversationId: home, kind: 'note', text: 'ask her' })
  await inbox.draft({ ...who, conversationId: road, kind: 'note', text: 'again' })
  const [ann, mobile] = [await panelOf(tenant, ANN), await panelOf(tenant, MOBILE)]
  await post(tenant, `contacts/${mobile.contactId}/merge`, { into: ann.contactId })
  await until(async () => {
    expect(await inbox.mark({ ...who, conversationId: home })).toEqual({
      seen: 2,
      drafts: { reply: 'Dear Ann', note: 'ask her\nagain' },
    })
    expect(await inbox.mark({ ...who, conversationId: road })).toBeNull()
  })
})
