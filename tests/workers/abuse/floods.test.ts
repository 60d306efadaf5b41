import { expect, test, vi } from 'vitest'
import { Floods } from '../../../workers/abuse/floods'
import type { FeedEvent } from '../../../workers/conversations/live-event'
import { call, customerWrites, makePerson, makeTenant, signIn } from '../api-client'

const MINUTE = 60_000
const head = { event_id: 'e', source: 'whatsnexus' as const, tenant: 't', timestamp: 1 }

function reply(by: string): FeedEvent {
  return { ...head, kind: 'reply', message_id: 'msg_1', type: 'text', text: 'Hi', by }
}

function writes(floods: Floods, by: string, { from = 0, to, at }: { from?: number; to: number; at: number }) {
  return Array.from({ length: to - from }, (_, index) =>
    floods.see({ conversationId: `cnv_${from + index}`, events: [reply(by)], row: null }, at),
  ).flat()
}

test('a person who writes to a hundred conversations in ten minutes is usual, to one more is not', () => {
  const floods = new Floods()
  expect(writes(floods, 'agent:usr_1', { to: 100, at: 1 })).toEqual([])
  expect(writes(floods, 'agent:usr_1', { to: 100, at: 2 })).toEqual([]) // the same ones again
  const detail = { conversations: 101, minutes: 10 }
  expect(writes(floods, 'agent:usr_1', { from: 100, to: 200, at: 3 })).toEqual([
    { kind: 'unusual_sends', about: 'usr_1', detail },
  ])
})

test('a program may write to many, and to more when it did so before', () => {
  const floods = new Floods()
  expect(writes(floods, 'api:key_1', { to: 501, at: 1 })).toMatchObject([{ kind: 'unusual_sends', about: 'key_1' }])
  const next = 1 + 10 * MINUTE
  expect(writes(floods, 'api:key_1', { to: 2_004, at: next })).toEqual([])
  expect(writes(floods, 'api:key_1', { from: 2_004, to: 2_005, at: next })).toHaveLength(1)
})

test('what the assistant and rules say is not what somebody sends', () => {
  expect(writes(new Floods(), 'assistant', { to: 1_000, at: 1 })).toEqual([])
})

test('a customer who writes sixty times in a minute raises one alarm, and every message is there', {
  timeout: 60_000,
}, async () => {
  const tenant = await makeTenant()
  const admin = await signIn((await makePerson(tenant.tenantId, { role: 'admin' })).email)
  const written: { id: string }[] = []
  for (let at = 0; at < 65; at += 1) written.push(await customerWrites(tenant, { text: `Message ${at}` }))
  const alarms = async () => Object((await call('GET', '/api/security/alarms', { cookie: admin })).body).alarms
  await vi.waitFor(async () => {
    expect(await alarms()).toMatchObject([{ kind: 'inbound_flood', about: written[0]?.id, detail: { aMinute: 60 } }])
  }, 10_000)
  const { body } = await call('GET', `/api/conversations/${written[0]?.id}/messages?limit=100`, { cookie: admin })
  expect(Object(body).messages).toHaveLength(65)
  const { body: elsewhere } = await call('GET', '/api/security/alarms', {
    cookie: await signIn((await makePerson((await makeTenant()).tenantId, { role: 'admin' })).email),
  })
  expect(Object(elsewhere).alarms).toEqual([])
})
