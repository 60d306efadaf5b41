import { expect, test } from 'vitest'
import type { Entry, EntryBody } from '../../../workers/conversations/entry'
import { emptyFold, foldInto, type MessageFold } from '../../../workers/conversations/message-fold'
import { reduce } from '../../../workers/conversations/reduce'
import { emptyState } from '../../../workers/conversations/state'
import type { WhatsAppEvent } from '../../../workers/whatsapp/event'

const HELLO = { language: 'en', from: 'hi', text: 'Hello' }

function entry(body: EntryBody, seq = 2): Entry {
  return { seq, at: 1_000, ref: 1, key: null, body }
}

function translated(): MessageFold {
  const fold = emptyFold()
  foldInto(fold, entry({ kind: 'translation', ...HELLO }))
  return fold
}

const ABOUT = {
  id: 'wamid.2',
  target_id: 'wamid.1',
  direction: 'inbound',
  wa_id: '447700900001',
  user_id: null,
} as const

function told(event: WhatsAppEvent): Entry {
  return entry({ kind: 'meta', event, sentAt: 1_000 }, 3)
}

test('of each language the newest translation counts', () => {
  const fold = translated()
  foldInto(fold, entry({ kind: 'translation', ...HELLO, text: 'Hi' }, 3))
  foldInto(fold, entry({ kind: 'translation', ...HELLO, language: 'ta', text: 'வணக்கம்' }, 4))
  expect(fold.translations?.map(({ text }) => text)).toEqual(['Hi', 'வணக்கம்'])
})

test('what was edited or taken back is no longer what was translated', () => {
  const edited = translated()
  foldInto(edited, told({ ...ABOUT, kind: 'edit', type: 'edit', new_type: 'text', text: 'नमस्कार', timestamp: 5 }))
  expect(edited.translations).toBeUndefined()
  const gone = translated()
  foldInto(gone, told({ ...ABOUT, kind: 'revoke', type: 'revoke', text: null }))
  expect(gone.translations).toBeUndefined()
})

test('a message that moves takes its translations along', () => {
  const fold = emptyFold()
  foldInto(fold, entry({ kind: 'joined', fold: translated() }))
  expect(fold.translations).toEqual([HELLO])
})

test('the pair is the conversation’s, until it is taken back', () => {
  const state = emptyState('447700900001', false, 0)
  const by = { kind: 'agent', userId: 'usr_1' } as const
  const pair = { theirs: 'hi', ours: 'en' }
  reduce(state, { ...entry({ kind: 'translating', pair, by }), ref: null })
  expect(state.translating).toEqual(pair)
  reduce(state, { ...entry({ kind: 'translating', pair: null, by }, 3), ref: null })
  expect(state.translating).toBeNull()
})

test('a summary tells of what stood before it, however it is numbered', () => {
  const state = emptyState('447700900001', false, 0)
  const summary = { wants: 'x', said: '', open: '', mood: 'calm' }
  reduce(state, { ...entry({ kind: 'summary', summary, reason: 'closed', upTo: 4 }, 7), ref: null })
  expect(state.summarised).toEqual({ seq: 7, upTo: 4 })
  reduce(state, { ...entry({ kind: 'summary', summary, reason: 'no_knowledge' }, 9), ref: null })
  expect(state.summarised).toEqual({ seq: 9, upTo: 9 })
})
