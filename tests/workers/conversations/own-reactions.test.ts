import { describe, expect, test, vi } from 'vitest'
import { graphSink } from '../../support/graph-sink'
import { statusesBody } from '../../support/meta'
import { postWebhook } from '../../support/signed-webhook'
import { call, customerWrites, makeTenant } from '../api-client'

async function withConversation() {
  const tenant = await makeTenant()
  const { id, wamid } = await customerWrites(tenant)
  const path = `/api/conversations/${id}`
  await vi.waitFor(async () => expect((await call('GET', path, tenant)).status).toBe(200), { timeout: 5000 })
  const react = (emoji: string, message = 'msg_1') =>
    call('PUT', `${path}/messages/${message}/reaction`, { token: tenant.token, body: { emoji } })
  const reaction = async () => {
    const { body } = await call('GET', `${path}/messages`, tenant)
    return Object(body).messages.find((one: { id: string }) => one.id === 'msg_1')?.ownReaction
  }
  return { ...tenant, id, wamid, path, react, reaction, sink: graphSink(tenant.phoneNumberId) }
}

describe('a reaction of ours', () => {
  test('leaves through the queue and stands on the message, not in a bubble of its own', async () => {
    const { react, reaction, sink, wamid, path, token } = await withConversation()
    expect(await react('👍')).toMatchObject({
      status: 202,
      body: { message: { id: 'msg_1', ownReaction: { emoji: '👍', state: 'sending' } } },
    })
    const [sent] = await sink.waitForSends(1)
    expect(sent?.body).toMatchObject({ type: 'reaction', reaction: { message_id: wamid, emoji: '👍' } })
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'sent' }))
    const messages = Object((await call('GET', `${path}/messages`, { token })).body).messages
    expect(messages).toHaveLength(1)
    const thread = await call('GET', `${path}/thread`, { token })
    expect(Object(thread.body).items.filter(({ kind }: { kind: string }) => kind === 'message')).toHaveLength(1)
    expect((await call('GET', path, { token })).body).toMatchObject({
      conversation: { last: { type: 'text', direction: 'inbound' }, unanswered: 1, baton: { holder: 'people' } },
    })
  })

  test('is told to a thread that is open, when it is made and when it was taken', async () => {
    const { react, sink, path, token } = await withConversation()
    const seqNow = async () => Object((await call('GET', path, { token })).body).conversation.seq
    const before = await seqNow()
    await react('❤️')
    const changes = async (after: number) =>
      Object((await call('GET', `${path}/changes?after=${after}`, { token })).body).items
    expect(await changes(before)).toMatchObject([{ id: 'msg_1', ownReaction: { emoji: '❤️' } }])
    await sink.waitForSends(1)
    await vi.waitFor(async () => {
      expect(await changes(before)).toMatchObject([{ id: 'msg_1', ownReaction: { emoji: '❤️', state: 'sent' } }])
    })
  })

  test('is one, however often it is asked for; another replaces it; nothing takes it back', async () => {
    const { react, reaction, sink } = await withConversation()
    await react('👍')
    await react('👍')
    await sink.waitForSends(1)
    await react('🙏')
    await sink.waitForSends(2)
    expect(await reaction()).toMatchObject({ emoji: '🙏' })
    await react('')
    const sends = await sink.waitForSends(3)
    expect(sends.map(({ body }) => Object(body.reaction).emoji)).toEqual(['👍', '🙏', ''])
    expect(await reaction()).toBeNull()
    expect((await react('')).status).toBe(202)
    expect(await sink.sends()).toHaveLength(3)
  })

  test('that fails says so, and can be made again', async () => {
    const { react, reaction, sink } = await withConversation()
    await sink.fail({ kind: 'error', code: 131009, times: 1 })
    await react('👍')
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'failed' }))
    await react('👍')
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'sent' }))
  })

  test('whose answer was lost need not be waited for', async () => {
    const { react, reaction, sink, path, token } = await withConversation()
    await sink.fail({ kind: 'lost_before', times: 1 })
    await react('👍')
    const hold = await vi.waitFor(async () => {
      const { body } = await call('GET', path, { token })
      expect(body).toMatchObject({ conversation: { hold: { why: 'unknown' } } })
      return Object(body).conversation.hold
    })
    expect(await reaction()).toEqual({ emoji: '👍', state: 'sending' })
    const again = await call('POST', `${path}/messages/${hold.messageId}/retry`, { token })
    expect(again).toMatchObject({ status: 202, body: { message: { id: 'msg_1' } } })
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'sent' }))
  })

  test('that could not be taken back still stands there', async () => {
    const { react, reaction, sink } = await withConversation()
    await react('👍')
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'sent' }))
    await sink.fail({ kind: 'error', code: 131009, times: 1 })
    await react('')
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'failed' }))
  })

  test('is told to the feed as what it is', async () => {
    const { react, token, wamid } = await withConversation()
    await react('👍')
    await vi.waitFor(async () => {
      const { body } = await call('GET', '/api/events?source=whatsnexus', { token })
      expect(Object(body).events).toContainEqual(
        expect.objectContaining({ kind: 'own_reaction', target_id: wamid, emoji: '👍', by: 'api:key_1' }),
      )
    })
  })

  test('keeps its place when its status comes', async () => {
    const { react, reaction, sink, phoneNumberId, wabaId } = await withConversation()
    await react('👍')
    const [sent] = await sink.waitForSends(1)
    const status = { wamid: String(sent?.wamid), to: '919876543210', status: 'sent' }
    expect((await postWebhook(statusesBody({ phoneNumberId, wabaId }, status))).status).toBe(200)
    await vi.waitFor(async () => expect(await reaction()).toEqual({ emoji: '👍', state: 'sent' }))
  })

  test.each([['x'], ['👍👍'], ['\ud83d']])('of %j is refused', async (emoji) => {
    const { react, sink } = await withConversation()
    const answer = await react(emoji)
    expect(answer).toMatchObject({ status: 422, body: { field: 'emoji', nextStep: expect.any(String) } })
    expect(await sink.sends()).toEqual([])
  })

  test.each(['👍🏽', '👩🏽‍🚀', '🇮🇳', '❤️', '1️⃣'])('may be %s', async (emoji) => {
    const { react } = await withConversation()
    expect((await react(emoji)).status).toBe(202)
  })

  test('goes to no note, to nothing that is not there, and to nothing WhatsApp has not taken', async () => {
    const { react, path, token, sink } = await withConversation()
    const note = await call('POST', `${path}/messages`, { token, body: { kind: 'note', text: 'VIP' } })
    expect(await react('👍', Object(note.body).message.id)).toMatchObject({
      status: 404,
      body: { code: 'message.no_such_message' },
    })
    expect((await react('👍', 'msg_999')).status).toBe(404)
    await sink.hold()
    const ours = await call('POST', `${path}/messages`, { token, body: { text: 'Hi' } })
    expect(await react('👍', Object(ours.body).message.id)).toMatchObject({
      status: 409,
      body: { code: 'message.not_taken' },
    })
    await sink.release()
  })
})
