import { describe, expect, test } from 'vitest'
import type { OutboxMessage } from '../../../web/conversation/outbox'
import { arrange, type Line } from '../../../web/conversation/thread/arrange'
import type { ThreadChange, ThreadItem } from '../../../workers/conversations/thread'
import { answer, change, MINUTE, message, NOON } from './items'

const me = { id: 'usr_1' }
const labels: ThreadChange = { type: 'labels', added: ['lbl_1'], removed: [] }

function lines(items: ThreadItem[], rest: { outbox?: OutboxMessage[]; unreadFrom?: string } = {}): Line[] {
  return arrange({ items, outbox: rest.outbox ?? [], unreadFrom: rest.unreadFrom ?? null, me })
}

function drawn(arranged: Line[]): string[] {
  return arranged.map((line) => {
    if (line.kind === 'message') return `${line.key}${line.first ? ' first' : ''}${line.last ? ' last' : ''}`
    return line.kind === 'events' ? `events ${line.events.length}` : line.kind
  })
}

function waiting(clientId: string, changes: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    clientId,
    conversationId: 'cnv_1',
    kind: 'reply',
    text: 'Hello',
    createdAt: NOON + MINUTE,
    state: 'waiting',
    ...changes,
  }
}

describe('groups', () => {
  test('what one speaker says within five minutes is one group, with its time at the end', () => {
    expect(drawn(lines([message(1), message(2), message(3)]))).toEqual(['day', 'msg_1 first', 'msg_2', 'msg_3 last'])
  })

  test('five minutes of silence begin a new group', () => {
    const later = message(2, { order: NOON + 1_000 + 5 * MINUTE })
    expect(drawn(lines([message(1), later]))).toEqual(['day', 'msg_1 first last', 'msg_2 first last'])
  })

  test('two of our people never share a group, nor does a template with a text', () => {
    const items = [answer(1, 'agent:usr_1'), answer(2, 'agent:usr_2'), answer(3, 'agent:usr_2', { type: 'template' })]
    expect(drawn(lines(items))).toEqual(['day', 'msg_1 first last', 'msg_2 first last', 'msg_3 first last'])
  })

  test('a note stands alone', () => {
    const note = message(2, { direction: 'note', type: 'note', by: 'agent:usr_1' })
    expect(drawn(lines([message(1), note, message(3)]))).toEqual([
      'day',
      'msg_1 first last',
      'msg_2 first last',
      'msg_3 first last',
    ])
  })

  test('a failed answer does not take the mark of the one before it', () => {
    const items = [answer(1, 'agent:usr_1'), answer(2, 'agent:usr_1', { status: 'failed' }), answer(3, 'agent:usr_1')]
    expect(drawn(lines(items))).toEqual(['day', 'msg_1 first last', 'msg_2 last', 'msg_3 last'])
  })
})

describe('what stands between messages', () => {
  test('a day that begins between two messages stands there, and ends the group', () => {
    const before = new Date(2026, 10, 26, 23, 59).getTime()
    const after = new Date(2026, 10, 27, 0, 1).getTime()
    expect(drawn(lines([message(1, { order: before }), message(2, { order: after })]))).toEqual([
      'day',
      'msg_1 first last',
      'day',
      'msg_2 first last',
    ])
  })

  test('changes in a row are one line, a message between them makes two', () => {
    const items = [change(1, labels), change(2, labels), message(3), change(4, labels)]
    expect(drawn(lines(items))).toEqual(['day', 'events 2', 'msg_3 first last', 'events 1'])
  })

  test('a summary is a card of its own', () => {
    const summary: ThreadChange = {
      type: 'summary',
      cause: 'angry',
      summary: { wants: 'a', said: '', open: '', mood: '' },
    }
    expect(drawn(lines([change(1, labels), change(2, summary), change(3, labels)]))).toEqual([
      'day',
      'events 1',
      'summary',
      'events 1',
    ])
  })

  test('that resolving moves the baton too is not told twice', () => {
    const resolved = { type: 'state', state: 'resolved', until: null, cause: 'asked' } as const
    const closed = { holder: 'nobody', why: 'closed' } as const
    const moved = { type: 'baton', from: { holder: 'assistant' }, to: closed, cause: 'resolved' } as const
    const back = { type: 'baton', from: closed, to: { holder: 'assistant' }, cause: 'customer_wrote' } as const
    const late = { type: 'baton', from: closed, to: { holder: 'people', reason: 'late' }, cause: 'late' } as const
    expect(drawn(lines([change(1, resolved), change(2, moved), change(3, back)]))).toEqual(['day', 'events 1'])
    expect(drawn(lines([change(1, late)]))).toEqual(['day', 'events 1'])
  })

  test('the unread line stands before the first new message', () => {
    expect(drawn(lines([message(1), message(2)], { unreadFrom: 'msg_2' }))).toEqual([
      'day',
      'msg_1 first last',
      'unread',
      'msg_2 first last',
    ])
  })
})

describe('what has not left this browser', () => {
  test('stands at the end, and keeps its key when the server has it', () => {
    const mine = waiting('c1')
    const before = lines([message(1)], { outbox: [mine] })
    const stored = answer(2, 'agent:usr_1', { clientId: 'c1', order: NOON + MINUTE })
    const after = lines([message(1), stored])
    expect(before.at(-1)).toMatchObject({ kind: 'message', key: 'c1', outbox: mine })
    expect(after.at(-1)).toMatchObject({ kind: 'message', key: 'c1', message: stored })
    expect(after.at(-1)).not.toHaveProperty('outbox')
  })

  test('is not shown twice while the outbox and the thread both have it', () => {
    const stored = answer(2, 'agent:usr_1', { clientId: 'c1' })
    expect(drawn(lines([stored], { outbox: [waiting('c1')] }))).toEqual(['day', 'c1 first last'])
  })

  test('is the same message at each look, so that its bubble is not drawn anew', () => {
    const outbox = [waiting('c1')]
    const [first, second] = [lines([], { outbox }).at(-1), lines([], { outbox }).at(-1)]
    expect(first?.kind === 'message' && second?.kind === 'message' && first.message === second.message).toBe(true)
  })

  test('a collision is the composer’s matter', () => {
    const problem = { code: 'conversation.spoken_since', title: '', detail: '', more: {} }
    expect(lines([], { outbox: [waiting('c1', { state: 'refused', problem })] })).toEqual([])
  })
})
