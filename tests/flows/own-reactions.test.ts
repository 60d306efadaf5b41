import { expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { freshWamid, messagesBody, textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const [OLD, NEW] = ['447700900001', '447700900002'] as const

interface Shown {
  id: string
  type: string
  text: string | null
  ownReaction: { emoji: string; state: string } | null
}

async function under(tenant: SeededTenant, number: string): Promise<string> {
  return until(async () => {
    const answer = await asTenant(tenant, 'conversations?view=all')
    const { conversations } = await answer.json<{ conversations: { id: string; contact: { waId: string } }[] }>()
    const found = conversations.find(({ contact }) => contact.waId === number)
    if (!found) throw new Error(`nothing under ${number}`)
    return found.id
  })
}

async function thread(tenant: SeededTenant, id: string): Promise<Shown[]> {
  return (await (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Shown[] }>()).messages
}

test('a reaction of ours goes along when its conversation moves, and can be taken back there', async () => {
  const tenant = await seedTenant()
  const sink = graphSink(tenant.phoneNumberId)
  const wamid = freshWamid()
  await postWebhook(textsBody(tenant, { from: OLD, text: 'Thanks!', wamid }))
  const before = await under(tenant, OLD)
  const react = (id: string, message: string, emoji: string) =>
    asTenant(tenant, `conversations/${id}/messages/${message}/reaction`, {
      method: 'PUT',
      body: JSON.stringify({ emoji }),
    })
  expect((await react(before, 'msg_1', '🙏')).status).toBe(202)
  await sink.waitForSends(1)
  await until(async () => expect((await thread(tenant, before))[0]?.ownReaction?.state).toBe('sent'))
  const system = { body: 'changed', wa_id: NEW, type: 'user_changed_number' }
  const timestamp = String(Math.floor(Date.now() / 1000))
  await postWebhook(messagesBody(tenant, [], [{ from: OLD, id: freshWamid(), timestamp, type: 'system', system }]))
  const after = await under(tenant, NEW)
  const [moved] = await until(async () => {
    const messages = await thread(tenant, after)
    expect(messages.filter(({ type }) => type !== 'system')).toMatchObject([
      { text: 'Thanks!', ownReaction: { emoji: '🙏', state: 'sent' } },
    ])
    return messages.filter(({ type }) => type === 'text')
  })
  expect(await sink.sends()).toHaveLength(1)
  expect((await react(after, moved?.id ?? '', '')).status).toBe(202)
  const sends = await sink.waitForSends(2)
  expect(sends[1]?.body).toMatchObject({ reaction: { message_id: wamid, emoji: '' } })
  expect((await thread(tenant, after)).find(({ type }) => type === 'text')?.ownReaction).toBeNull()
})

test('the customer sees that the assistant reads and writes before it answers', async () => {
  const tenant = await seedTenant({ assistant: true })
  const sink = graphSink(tenant.phoneNumberId)
  const wamid = freshWamid()
  await postWebhook(textsBody(tenant, { from: OLD, text: 'When are you open?', wamid }))
  await until(async () => expect(await sink.reads()).toEqual([{ wamid, typing: true }]))
  await sink.waitForSends(1)
})

test('a blocked contact sees nothing of us, not even that we write', async () => {
  const tenant = await seedTenant()
  const sink = graphSink(tenant.phoneNumberId)
  await postWebhook(textsBody(tenant, { from: OLD, text: 'Hello' }))
  const id = await under(tenant, OLD)
  expect(
    (
      await asTenant(tenant, `conversations/${id}/baton`, {
        method: 'PUT',
        body: JSON.stringify({ holder: 'nobody', why: 'blocked' }),
      })
    ).status,
  ).toBe(200)
  expect((await asTenant(tenant, `conversations/${id}/typing`, { method: 'POST' })).status).toBe(202)
  expect(await sink.reads()).toEqual([])
})
