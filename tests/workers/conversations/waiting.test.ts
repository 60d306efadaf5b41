import { expect, test } from 'vitest'
import type { EntryBody } from '../../../workers/conversations/entry'
import { reduce } from '../../../workers/conversations/reduce'
import { emptyState } from '../../../workers/conversations/state'

const CUSTOMER_AT = 1_000_000

function after(...bodies: EntryBody[]) {
  const state = emptyState('447700900111', true, 0)
  for (const [index, body] of bodies.entries()) {
    reduce(state, { seq: index + 1, at: CUSTOMER_AT + index * 1000, ref: null, key: null, body })
  }
  return state
}

const asks: EntryBody = {
  kind: 'meta',
  event: {
    kind: 'message',
    id: 'wamid.1',
    type: 'text',
    direction: 'inbound',
    text: 'I want to speak to a human',
    wa_id: '447700900111',
    user_id: null,
  },
  sentAt: CUSTOMER_AT,
}
const says = (by: Extract<EntryBody, { kind: 'say' }>['by'], cause: string): EntryBody => ({
  kind: 'say',
  content: { type: 'text', text: 'A colleague will reply here.' },
  by,
  cause,
})

test('whoever was promised a person still waits, since they asked', () => {
  const waits = { unanswered: 1, waitingSince: CUSTOMER_AT }
  expect(after(asks, says({ kind: 'rule', rule: 'person_wanted' }, 'wamid.1'))).toMatchObject(waits)
  expect(after(asks, says({ kind: 'assistant' }, 'hand_off'))).toMatchObject(waits)
})

test('an answer ends the wait: of a rule, of the assistant, or of a person', () => {
  const answered = { unanswered: 0, waitingSince: null }
  expect(after(asks, says({ kind: 'rule', rule: 'keyword' }, 'wamid.1'))).toMatchObject(answered)
  expect(after(asks, says({ kind: 'assistant' }, 'answer'))).toMatchObject(answered)
  expect(after(asks, says({ kind: 'agent', userId: 'usr_1' }, 'asked'))).toMatchObject(answered)
})
