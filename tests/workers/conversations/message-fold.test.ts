import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, EntryBody } from '../../../workers/conversations/entry'
import { foldInto, foldOf, hasStatus, type MessageFold } from '../../../workers/conversations/message-fold'
import { advanceStatus, type MessageStatus } from '../../../workers/conversations/message-status'
import type { StatusEvent } from '../../../workers/whatsapp/event'

const RANK: MessageStatus[] = ['queued', 'sent', 'failed', 'delivered', 'read', 'played']

function entry(body: EntryBody, seq = 2): Entry {
  return { seq, at: 1_000, ref: 1, key: null, body }
}

function said(): MessageFold {
  return foldOf({
    seq: 1,
    at: 0,
    ref: null,
    key: null,
    body: { kind: 'say', content: { type: 'text', text: 'hello' }, by: { kind: 'assistant' }, started: true },
  })
}

function status(name: string, more: Partial<StatusEvent> = {}): StatusEvent {
  return {
    kind: 'status',
    id: 'wamid.1',
    status: name,
    direction: 'outbound',
    wa_id: '1',
    user_id: null,
    timestamp: 5,
    ...more,
  }
}

function report(event: StatusEvent): Entry {
  return entry({ kind: 'meta', event, sentAt: 5_000 })
}

describe('what becomes of a message', () => {
  test('in whatever order reports come, the status is the furthest of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RANK.slice(1)), { minLength: 1 }), (reports) => {
        const fold = said()
        let before: MessageStatus = 'queued'
        for (const name of reports) {
          foldInto(fold, report(status(name)))
          expect(advanceStatus(before, fold.status ?? 'queued')).toBe(fold.status)
          before = fold.status ?? 'queued'
        }
        const furthest = reports.reduce((a, b) => (RANK.indexOf(b) > RANK.indexOf(a) ? b : a))
        expect(fold.status).toBe(furthest)
      }),
    )
  })

  test('every report is kept with its own time, and its price', () => {
    const fold = said()
    foldInto(fold, report(status('read', { timestamp: 30 })))
    foldInto(
      fold,
      report(status('delivered', { timestamp: 20, pricing_category: 'marketing', pricing_type: 'regular' })),
    )
    expect(fold.statuses).toEqual([
      { status: 'read', timestamp: 30 },
      { status: 'delivered', timestamp: 20 },
    ])
    expect(fold.pricing).toEqual({ category: 'marketing', type: 'regular' })
  })

  test('the same report of the same recipient is recognised, that of another participant is not', () => {
    const fold = said()
    foldInto(fold, report(status('delivered', { group_id: 'g', wa_id: '1' })))
    expect(hasStatus(fold, status('delivered', { group_id: 'g', wa_id: '1' }))).toBe(true)
    expect(hasStatus(fold, status('delivered', { group_id: 'g', wa_id: '2' }))).toBe(false)
  })

  test('a failure says why and what to do, and a later delivery proves it wrong', () => {
    const fold = said()
    foldInto(fold, report(status('failed', { error_code: 131047 })))
    expect(fold.failure).toMatchObject({ code: 131047 })
    expect(fold.failure?.nextStep).not.toBe('')
    foldInto(fold, report(status('delivered')))
    expect(fold.failure).toBeNull()
    expect(fold.status).toBe('delivered')
  })

  test('an unknown value is recorded and moves nothing', () => {
    const fold = said()
    foldInto(fold, report(status('transmogrified', { effect: 'record_only' })))
    expect(fold.status).toBe('queued')
    expect(fold.statuses).toHaveLength(1)
  })

  test('each attempt keeps its time and its end', () => {
    const fold = said()
    foldInto(fold, entry({ kind: 'unanswered', n: 1, until: 9 }))
    foldInto(fold, entry({ kind: 'attempt', n: 2, mayBeTwice: true }))
    foldInto(fold, entry({ kind: 'accepted', n: 2, wamid: 'wamid.1', by: 'answer' }))
    expect(fold.attempts).toEqual([
      { n: 1, at: 0, outcome: 'unknown', nextAt: 9 },
      { n: 2, at: 1_000, outcome: 'accepted', mayBeTwice: true },
    ])
    expect(fold.status).toBe('sent')
  })

  test('a reaction comes and goes, an edit keeps what was before, a deletion leaves a tombstone', () => {
    const fold = foldOf({
      seq: 1,
      at: 0,
      ref: null,
      key: 'wamid.1',
      body: {
        kind: 'meta',
        sentAt: 0,
        event: {
          kind: 'message',
          id: 'wamid.1',
          type: 'text',
          direction: 'inbound',
          text: 'M?',
          wa_id: '1',
          user_id: null,
        },
      },
    })
    const about = { wa_id: '1', user_id: null, direction: 'inbound', target_id: 'wamid.1', timestamp: 7 } as const
    const meta = (event: Extract<EntryBody, { kind: 'meta' }>['event']) => entry({ kind: 'meta', event, sentAt: 7_000 })
    foldInto(fold, meta({ ...about, kind: 'reaction', type: 'reaction', id: 'a', text: '👍', removed: false }))
    expect(fold.reaction).toBe('👍')
    foldInto(fold, meta({ ...about, kind: 'reaction', type: 'reaction', id: 'b', text: null, removed: true }))
    expect(fold.reaction).toBeNull()
    foldInto(fold, meta({ ...about, kind: 'edit', type: 'edit', id: 'c', text: 'L?', new_type: 'text' }))
    expect(fold.edits).toEqual([{ text: 'L?', at: 7_000 }])
    foldInto(fold, meta({ ...about, kind: 'revoke', type: 'revoke', id: 'd', text: null }))
    expect(fold.revoked).toBe(true)
  })
})
