import { describe, expect, test } from 'vitest'
import { alertOf } from '../../../web/inbox/alert-rules'
import type { FeedEvent } from '../../../workers/conversations/live-event'
import { aRow, ME, MINE, NOW } from './rows'

const SECONDS = NOW / 1000
const head = { event_id: 'evt_1', tenant: 'bluebird', conversation_id: 'a', timestamp: SECONDS }

const message: FeedEvent = {
  ...head,
  source: 'whatsapp',
  kind: 'message',
  id: 'wamid.1',
  type: 'text',
  direction: 'inbound',
  text: 'Hello',
  wa_id: '15550120001',
  user_id: null,
}
const assigned: FeedEvent = {
  ...head,
  source: 'whatsnexus',
  kind: 'baton',
  from: { holder: 'people', reason: 'asked' },
  to: MINE,
  cause: 'asked',
  by: 'agent:usr_maya',
}
const handedOver: FeedEvent = {
  ...assigned,
  from: { holder: 'assistant' },
  to: { holder: 'people', reason: 'asks for a discount' },
  by: 'assistant',
}

function alert(events: FeedEvent[], row = aRow('a', { baton: MINE })) {
  return alertOf({ row, events, userId: ME, now: NOW })
}

describe('A person is told', () => {
  test('of a customer’s message in their own conversation, not in a colleague’s', () => {
    expect(alert([message])).toBe('message')
    expect(alert([message], aRow('a', { baton: { holder: 'agent', userId: 'usr_maya' } }))).toBeNull()
    expect(alert([message], aRow('a', { baton: { holder: 'assistant' } }))).toBeNull()
  })

  test('never of what they did themselves, nor of answers', () => {
    expect(alert([{ ...assigned, by: `agent:${ME}` }])).toBeNull()
    expect(alert([{ ...message, direction: 'outbound' }])).toBeNull()
  })

  test('of a conversation that a colleague gives them, and of one that the assistant hands over', () => {
    expect(alert([assigned])).toBe('assigned')
    expect(alert([message, handedOver], aRow('a'))).toBe('handed_over')
  })

  test('of nothing that is old news, was imported, or has been settled meanwhile', () => {
    expect(alert([{ ...message, timestamp: SECONDS - 600 }])).toBeNull()
    expect(alert([{ ...message, origin: 'history' }])).toBeNull()
    expect(alert([handedOver], aRow('a', { baton: { holder: 'agent', userId: 'usr_maya' } }))).toBeNull()
    expect(alertOf({ row: null, events: [message], userId: ME, now: NOW })).toBeNull()
  })
})
