import { describe, expect, test } from 'vitest'
import type { DeliveryItem } from '../../../workers/whatsapp/delivery'
import { parseItem } from '../../../workers/whatsapp/inbound'

const AT = { receivedAt: 1_795_400_000_500 }
const HEAD = { id: 'wamid.A', from: '447700900117', timestamp: '1795306000' }

function parse(raw: object, more: Partial<DeliveryItem> = {}) {
  return parseItem({ field: 'messages', part: 'message', raw, ...more }, AT)
}

describe('what we do not understand is kept', () => {
  test.each([
    ['a type to come', { ...HEAD, type: 'hologram', hologram: { id: 1 } }],
    ['a type without its object', { ...HEAD, type: 'text' }],
    ['a reaction to nothing', { ...HEAD, type: 'reaction', reaction: { emoji: '👍' } }],
    ['an edit of nothing', { ...HEAD, type: 'edit', edit: {} }],
    ['a revoke of nothing', { ...HEAD, type: 'revoke' }],
    ['a system message without content', { ...HEAD, type: 'system' }],
    ['a place that is none', { ...HEAD, type: 'location', location: { latitude: 91, longitude: 0 } }],
  ])('%s is a placeholder with its raw object', (_name, raw) => {
    expect(parse(raw)).toMatchObject({ kind: 'message', type: raw.type, text: null, raw, timestamp: 1_795_306_000 })
  })

  test('a message without type is a placeholder too', () => {
    expect(parse(HEAD)).toMatchObject({ kind: 'message', type: 'unknown', text: null })
  })

  test('a raw object too large for a row is replaced by its size', () => {
    const raw = { ...HEAD, type: 'hologram', hologram: 'x'.repeat(40_000) }
    expect(parse(raw)).toMatchObject({ raw: { too_large: JSON.stringify(raw).length } })
  })
})

test('what a person on the phone, another app or Meta wrote is outbound, and an echo does not unname the customer', () => {
  const raw = { id: 'wamid.E', to: '447700900117', timestamp: 1, type: 'text', text: { body: 'hi' } }
  expect(parse(raw, { part: 'echo', field: 'smb_message_echoes' })).toEqual({
    kind: 'message',
    id: 'wamid.E',
    direction: 'outbound',
    origin: 'business_app',
    wa_id: '447700900117',
    user_id: null,
    timestamp: 1,
    type: 'text',
    text: 'hi',
  })
  expect(parse(raw, { part: 'echo', field: 'message_echoes' })).toMatchObject({ origin: 'standby' })
  expect(parse(raw, { part: 'echo', field: 'history', origin: 'history' })).toMatchObject({ origin: 'history' })
})

test('a changed number does not carry the old BSUID over to the new number', () => {
  const system = { type: 'user_changed_number', wa_id: '447700900999' }
  expect(parse({ ...HEAD, from_user_id: 'GB.1', type: 'system', system })).toMatchObject({
    kind: 'identity_change',
    old_wa_id: '447700900117',
    old_user_id: 'GB.1',
    wa_id: '447700900999',
    user_id: null,
  })
})

test('a flow answer is plain data, whatever its author put into it', () => {
  const response_json = '{"__proto__":{"admin":true},"id":12345678901234567890,"note":"\\ud83d"}'
  const interactive = { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json } }
  const event = parse({ ...HEAD, type: 'interactive', interactive })
  expect(event).toMatchObject({ flow: { id: '12345678901234567890', note: '\ufffd' } })
  expect(event).not.toHaveProperty('flow.admin')
})

test('control that is passed to the agent of Meta is not ours', () => {
  const handover = { type: 'control_passed', control_passed: { new_owner_role: 'meta_business_agent' }, timestamp: '5' }
  expect(parse(handover, { part: 'handover', field: 'messaging_handovers' })).toMatchObject({ we_hold_thread: false })
})
