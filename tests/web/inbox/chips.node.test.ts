import { describe, expect, test } from 'vitest'
import { chipsOf } from '../../../web/inbox/chips'
import { belongs, compareRows, isView, queryOf } from '../../../web/inbox/views'
import { aRow, ME, MINE, NOW } from './rows'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function kinds(row: ReturnType<typeof aRow>): string[] {
  return chipsOf(row, NOW).map(({ kind, tone }) => `${kind} ${tone}`)
}

describe('The third line of a row', () => {
  test('is empty when there is nothing to say', () => {
    expect(kinds(aRow('a'))).toEqual([])
  })

  test('says that nobody may write freely also where the customer has not written since the number was connected', () => {
    expect(kinds(aRow('a', { windowClosesAt: 0 }))).toEqual(['closed neutral'])
  })

  test('shows no assistant where it is switched off: what it still holds waits for people', () => {
    const row = aRow('a', { waitingSince: NOW - HOUR, baton: { holder: 'assistant' } })
    expect(chipsOf(row, NOW, true)).toMatchObject([{ kind: 'waits', tone: 'late' }])
  })

  test.each([
    [30_000, []],
    [4 * MINUTE, ['waits neutral']],
    [5 * MINUTE, ['waits soon']],
    [15 * MINUTE, ['waits late']],
  ])('who has waited %d ms for people is shown as %j', (waited, shown) => {
    expect(kinds(aRow('a', { waitingSince: NOW - waited, baton: MINE }))).toEqual(shown)
  })

  test('nobody waits for people while the assistant answers', () => {
    expect(kinds(aRow('a', { waitingSince: NOW - HOUR, baton: { holder: 'assistant' } }))).toEqual([
      'assistant assistant',
    ])
  })

  test.each([
    [5 * HOUR, []],
    [3 * HOUR, ['closes soon']],
    [20 * MINUTE, ['closes late']],
    [-HOUR, ['closed neutral']],
  ])('a reply window that closes in %d ms is shown as %j', (left, shown) => {
    expect(kinds(aRow('a', { windowClosesAt: NOW + left }))).toEqual(shown)
  })

  test('the most pressing stands first', () => {
    const row = aRow('a', { attention: 'send_failed', waitingSince: NOW - 6 * MINUTE, windowClosesAt: NOW - HOUR })
    expect(kinds(row)).toEqual(['send_failed late', 'waits soon', 'closed neutral'])
  })

  test('a resolved conversation says nothing of its window, a snoozed one until when it sleeps', () => {
    expect(kinds(aRow('a', { state: 'resolved', windowClosesAt: NOW - HOUR }))).toEqual([])
    expect(chipsOf(aRow('a', { state: 'snoozed', snoozedUntil: null }), NOW)).toEqual([
      { kind: 'snoozed', tone: 'neutral', until: null },
    ])
  })
})

describe('what people were called for', () => {
  const called = (reason: string, team?: string) =>
    chipsOf(aRow('a', { baton: { holder: 'people', reason, ...(team ? { team } : {}) } }), NOW)

  test('danger comes before everything else, and says for which team it waits', () => {
    const waits = { waitingSince: NOW - 90 * 60_000, attention: 'send_failed' } as const
    const row = aRow('a', { ...waits, baton: { holder: 'people', reason: 'danger', team: 'team_1' } })
    expect(chipsOf(row, NOW)[0]).toEqual({ kind: 'handed', tone: 'danger', reason: 'danger', team: 'team_1' })
  })

  test('a wish for a person is said, and what the assistant could not do is not', () => {
    expect(called('asked_for_person')).toMatchObject([{ kind: 'handed', tone: 'neutral', team: null }])
    expect(called('no_knowledge', 'team_1')).toMatchObject([{ kind: 'handed', reason: null, team: 'team_1' }])
    expect(called('no_knowledge')).toEqual([])
  })

  test('no more once somebody has it, or it is resolved', () => {
    expect(chipsOf(aRow('a', { baton: MINE }), NOW)).toEqual([])
    const resolved = aRow('a', { state: 'resolved', baton: { holder: 'people', reason: 'danger', team: 'team_1' } })
    expect(chipsOf(resolved, NOW)).toEqual([])
  })
})

test('the view of a team holds what waits for it, the longest wait first', () => {
  const view = 'team:team_1' as const
  const reception = { holder: 'people', reason: 'asked', team: 'team_1' } as const
  const [first, second] = [aRow('a', { baton: reception, waitingSince: 5 }), aRow('b', { baton: reception })]
  expect(isView(view)).toBe(true)
  expect(isView('team:')).toBe(false)
  expect(queryOf(view)).toEqual({ view: 'unassigned', team: 'team_1' })
  expect(belongs(view, first, ME)).toBe(true)
  expect(belongs(view, aRow('c'), ME)).toBe(false)
  expect(belongs(view, aRow('d', { baton: MINE }), ME)).toBe(false)
  expect(compareRows(view, first, second)).toBeLessThan(0)
})
