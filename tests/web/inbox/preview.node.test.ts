import { describe, expect, test } from 'vitest'
import { previewOf } from '../../../web/inbox/preview'
import type { Mark } from '../../../workers/conversations/live-event'
import { aRow, NOW } from './rows'

const NO_MARK: Mark = { seen: null, drafts: {} }
const said = { text: 'See you on Friday!', type: 'text', direction: 'outbound', by: 'agent:usr_me', at: NOW } as const

describe('The second line of a row', () => {
  const row = aRow('a', { last: said })
  const mark: Mark = { seen: null, drafts: { reply: 'The ferry\n leaves at 07:40' } }

  test('says first that a colleague is writing', () => {
    const here = [{ userId: 'usr_maya', writing: 'note' as const }]
    expect(previewOf({ row, mark, here, open: false })).toEqual({ kind: 'writing', userIds: ['usr_maya'], note: true })
  })

  test('then my draft in one line, but not that of the open conversation: it stands in the composer', () => {
    const here = [{ userId: 'usr_maya', writing: null }]
    expect(previewOf({ row, mark, here, open: false })).toMatchObject({
      kind: 'draft',
      text: 'The ferry leaves at 07:40',
    })
    expect(previewOf({ row, mark, here, open: true })).toMatchObject({ kind: 'message', text: said.text })
  })

  test('then what was said last, and who of us said it', () => {
    expect(previewOf({ row, mark: NO_MARK, here: [], open: false })).toEqual({
      kind: 'message',
      by: 'agent:usr_me',
      media: null,
      text: 'See you on Friday!',
    })
  })

  test.each([
    ['image', 'photo'],
    ['audio', 'voice'],
    ['document', 'document'],
    ['revoked', 'revoked'],
    ['something of next year', 'unsupported'],
  ])('a message of the kind %s without words is named: %s', (type, media) => {
    const last = { ...said, type, text: null, direction: 'inbound' as const, by: 'customer' }
    const preview = previewOf({ row: aRow('a', { last }), mark: NO_MARK, here: [], open: false })
    expect(preview).toEqual({ kind: 'message', by: null, media, text: null })
  })

  test('a reaction says what it is about', () => {
    const last = { ...said, type: 'reaction', text: '👍', about: 'See you on Friday!' }
    const preview = previewOf({ row: aRow('a', { last }), mark: NO_MARK, here: [], open: false })
    expect(preview).toEqual({ kind: 'reaction', emoji: '👍', about: 'See you on Friday!' })
  })

  test('of a very long message takes the beginning, and cuts no sign in two', () => {
    const last = { ...said, text: '🌿'.repeat(2_000) }
    const preview = previewOf({ row: aRow('a', { last }), mark: NO_MARK, here: [], open: false })
    expect(preview).toMatchObject({ text: '🌿'.repeat(160) })
  })
})
