import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventWords } from '../../../web/conversation/bubble/event-words'
import { tenant } from '../../../web/frame/tenant'
import type { Baton } from '../../../workers/conversations/baton'
import type { ThreadChange } from '../../../workers/conversations/thread'
import { change } from './items'

// The words need nothing of a browser; the names beside them come from a file that knows where the API is.
vi.hoisted(() => vi.stubGlobal('location', { origin: 'http://dashboard.test' }))

const said = (event: ThreadChange, by: string | null) => eventWords(change(1, event, { by }))
const baton = (from: Baton, to: Baton, cause: string, by: string) => said({ type: 'baton', from, to, cause }, by)

const ASSISTANT: Baton = { holder: 'assistant' }
const PEOPLE: Baton = { holder: 'people', reason: 'asked' }
const MAYA: Baton = { holder: 'agent', userId: 'usr_1' }
const CLOSED: Baton = { holder: 'nobody', why: 'closed' }

beforeEach(() => {
  tenant.value = {
    people: [
      { id: 'usr_1', name: 'Maya Wren', role: 'agent', teamIds: [], deactivatedAt: null },
      { id: 'usr_2', name: 'Leela', role: 'supervisor', teamIds: [], deactivatedAt: null },
    ],
    teams: [{ id: 'tm_1', name: 'Bookings', members: ['usr_1'] }],
    labels: [{ id: 'lbl_1', name: 'Group trip', colour: 'clay' }],
    channels: [],
  }
})

describe('who may speak', () => {
  test('the assistant hands over, and says why', () => {
    const to: Baton = { holder: 'people', reason: 'no_knowledge' }
    expect(baton(ASSISTANT, to, 'no_knowledge', 'assistant')).toBe(
      'Assistant handed over to people: nothing is known about this',
    )
  })

  test('somebody gives it to a team', () => {
    expect(baton(MAYA, { ...PEOPLE, team: 'tm_1' }, 'asked', 'agent:usr_1')).toBe('Maya Wren assigned this to Bookings')
    expect(baton(MAYA, { ...PEOPLE, team: 'tm_gone' }, 'asked', 'agent:usr_1')).toBe(
      baton(MAYA, PEOPLE, 'asked', 'agent:usr_1'),
    )
  })

  test('somebody takes over, by hand or by answering', () => {
    expect(baton(PEOPLE, MAYA, 'asked', 'agent:usr_1')).toBe('Maya Wren took over')
    expect(baton(ASSISTANT, MAYA, 'replied', 'agent:usr_1')).toBe('Maya Wren took over by answering')
  })

  test('somebody assigns it to a colleague', () => {
    expect(baton(PEOPLE, MAYA, 'asked', 'agent:usr_2')).toBe('Leela assigned this to Maya Wren')
  })

  test('somebody hands back, or leaves it to the team', () => {
    expect(baton(MAYA, ASSISTANT, 'asked', 'agent:usr_1')).toBe('Maya Wren handed back to the assistant')
    expect(baton(MAYA, PEOPLE, 'asked', 'agent:usr_1')).toBe('Maya Wren left this to the team')
  })

  test('a late message on a closed conversation waits for people', () => {
    expect(baton(CLOSED, { holder: 'people', reason: 'late' }, 'late', 'customer')).toBe(
      'Waiting for people: the message came too late for it',
    )
  })

  test('a cause without words of ours is shown as it is stored', () => {
    expect(baton(ASSISTANT, { holder: 'people', reason: 'solar_flare' }, 'x', 'assistant')).toBe(
      'Assistant handed over to people: solar flare',
    )
  })
})

describe('everything else', () => {
  test('resolved, opened again, and by what', () => {
    const state = (state: 'open' | 'resolved', cause: string, by: string) =>
      said({ type: 'state', state, until: null, cause }, by)
    expect(state('resolved', 'asked', 'agent:usr_1')).toBe('Maya Wren resolved this')
    expect(state('open', 'customer_wrote', 'customer')).toBe('Open again: they wrote')
    expect(state('open', 'snooze_over', 'system:snooze_over')).toBe('Open again: the snooze is over')
    expect(state('open', 'replied', 'agent:usr_1')).toBe('Open again: Maya Wren answered')
  })

  test('labels by their names, also when one is gone', () => {
    const labels = (added: string[], removed: string[]) => said({ type: 'labels', added, removed }, 'agent:usr_1')
    expect(labels(['lbl_1'], [])).toBe('Maya Wren added Group trip')
    expect(labels(['lbl_1'], ['lbl_9'])).toBe('Maya Wren added Group trip and removed a deleted label')
  })

  test('a snooze without an end lasts until they write', () => {
    expect(said({ type: 'state', state: 'snoozed', until: null, cause: 'asked' }, 'agent:usr_1')).toBe(
      'Maya Wren snoozed this until they write',
    )
  })

  test.each([
    [{ type: 'call', event: 'connect', direction: 'inbound', seconds: null }, 'They called'],
    [{ type: 'call', event: 'terminate', direction: 'inbound', seconds: 0 }, 'Missed call'],
    [{ type: 'call', event: 'terminate', direction: 'inbound', seconds: 192 }, 'They called and spoke for 3:12'],
    [{ type: 'call', event: 'terminate', direction: 'outbound', seconds: 0 }, 'They did not answer your call'],
    [{ type: 'call', event: 'REJECTED', direction: 'outbound', seconds: null }, 'They declined your call'],
    [
      { type: 'group', event: 'group_participants_add', subject: null, participants: ['15550100118'] },
      'Joined the group: +1 555 010 0118',
    ],
    [
      { type: 'group', event: 'group_settings_update', subject: 'Trip', participants: [] },
      'The group is now called Trip',
    ],
    [
      { type: 'identity_change', subtype: 'user_changed_number', from: '447700900001', to: '447700900002' },
      'They changed their number from +44 770 090 0001 to +44 770 090 0002',
    ],
    [{ type: 'payment', status: 'captured' }, 'Payment: captured'],
    [{ type: 'handover', event: 'x', weHoldThread: false }, 'WhatsApp gave this conversation to another app'],
    [{ type: 'preference', category: 'marketing', value: 'stop' }, 'They stopped offers'],
    [{ type: 'error', code: 131000 }, 'WhatsApp reported a problem (131000)'],
    [{ type: 'identity_change', subtype: 'user_changed_number', from: null, to: null }, 'They changed their number'],
    [{ type: 'other', name: 'payment_status' }, 'WhatsApp told us: payment status'],
  ] satisfies [ThreadChange, string][])('$0.type: %s', (event, words) => expect(said(event, null)).toBe(words))
})
