import { describe, expect, test } from 'vitest'
import { graphPayload } from '../../../workers/whatsapp/outbound'
import { OUTBOUND_LIMITS } from '../../../workers/whatsapp/outbound-limits'
import type { InteractiveAction, InteractiveMessage, OutboundMessage } from '../../../workers/whatsapp/outbound-message'
import { outboundProblem } from '../../../workers/whatsapp/outbound-problem'

const TO = { waId: '919555001234', userId: null, groupId: null }
const SCRIPTS = ['a', 'é', 'न', 'த', 'م', 'न्', '你', '🌵', '👩🏽‍🚀', '🇮🇳', '\u202e', '\u0301']

describe('a text of any script', () => {
  test.each(SCRIPTS)('of %s goes up to 4,096 characters as they were written, and no further', (unit) => {
    const size = [...unit].length
    const whole = unit
      .repeat(Math.floor(4096 / size))
      .padEnd(unit.length * Math.floor(4096 / size) + (4096 % size), '.')
    expect([...whole]).toHaveLength(4096)
    expect(outboundProblem({ type: 'text', text: whole })).toBeNull()
    const posted = JSON.parse(JSON.stringify(graphPayload({ type: 'text', text: whole }, TO)))
    expect(posted.text.body).toBe(whole)
    expect(outboundProblem({ type: 'text', text: `${whole}.` })).toEqual({
      reason: 'too_long',
      field: 'text',
      limit: 4096,
      actual: 4097,
    })
  })

  test.each(['\ud83d', 'a\udc00b', '\0', 'a\0'])('%j is refused as broken', (text) => {
    expect(outboundProblem({ type: 'text', text })).toEqual({ reason: 'bad_characters', field: 'text' })
  })

  test.each(['', ' \n', '\u00a0'])('%j is nothing to send', (text) => {
    expect(outboundProblem({ type: 'text', text })).toEqual({ reason: 'empty', field: 'text' })
  })
})

describe('a file', () => {
  const file = { kind: 'audio' as const, uploadId: 'upl_1', mimeType: 'audio/mpeg', size: 1 }
  test.each<[OutboundMessage, object]>([
    [
      { type: 'audio', file, caption: 'Hi' },
      { reason: 'part_not_allowed', field: 'caption' },
    ],
    [
      { type: 'audio', file, voice: true },
      { reason: 'part_not_allowed', field: 'voice' },
    ],
    [
      { type: 'video', file },
      { reason: 'wrong_file', field: 'upload' },
    ],
    [
      { type: 'image', file: { ...file, kind: 'image' }, caption: 'x'.repeat(1025) },
      { reason: 'too_long', field: 'caption', limit: 1024, actual: 1025 },
    ],
  ])('%j', (message, problem) => expect(outboundProblem(message)).toEqual(problem))
})

describe('something to tap', () => {
  const { interactive, list } = OUTBOUND_LIMITS
  const problemOf = (action: InteractiveAction, more: Partial<InteractiveMessage> = {}) =>
    outboundProblem({ type: 'interactive', body: 'Choose', action, ...more })
  const rows = (count: number) => Array.from({ length: count }, (_row, id) => ({ id: `${id}`, title: `Row ${id}` }))

  test('is taken at each of its limits', () => {
    const button = { id: 'i'.repeat(interactive.buttonId), title: 't'.repeat(interactive.buttonTitle) }
    const buttons = [button, { id: 'a', title: 'a' }, { id: 'b', title: 'b' }]
    const around = {
      header: { type: 'text' as const, text: 'h'.repeat(60) },
      footer: 'f'.repeat(60),
      body: 'b'.repeat(1024),
    }
    expect(problemOf({ kind: 'buttons', buttons }, around)).toBeNull()
    const full = {
      title: 's'.repeat(list.sectionTitle),
      rows: [
        { id: 'i'.repeat(list.rowId), title: 't'.repeat(list.rowTitle), description: 'd'.repeat(list.rowDescription) },
      ],
    }
    const more = { title: 'More', rows: rows(9) }
    expect(
      problemOf({ kind: 'list', button: 'b'.repeat(20), sections: [full, more] }, { body: 'b'.repeat(4096) }),
    ).toBeNull()
  })

  test.each<[InteractiveAction, object]>([
    [
      { kind: 'buttons', buttons: [] },
      { reason: 'empty', field: 'buttons' },
    ],
    [
      {
        kind: 'buttons',
        buttons: [
          { id: 'a', title: 'Yes' },
          { id: 'a', title: 'No' },
        ],
      },
      { reason: 'not_unique', field: 'buttons.1.id' },
    ],
    [
      { kind: 'list', button: 'See', sections: [] },
      { reason: 'empty', field: 'sections' },
    ],
    [
      {
        kind: 'list',
        button: 'See',
        sections: [
          { title: 'A', rows: rows(2) },
          { title: 'B', rows: rows(1) },
        ],
      },
      { reason: 'not_unique', field: 'rows.2.id' },
    ],
    [
      { kind: 'list', button: 'See', sections: [{ rows: [{ id: '1', title: 'x'.repeat(25) }] }] },
      { reason: 'too_long', field: 'sections.0.rows.0.title', limit: 24, actual: 25 },
    ],
    [
      { kind: 'cta_url', text: 'Go', url: 'https://x' },
      { reason: 'bad_url', field: 'url' },
    ],
    [
      { kind: 'cta_url', text: 'Go', url: 'https://x.test/a b' },
      { reason: 'bad_url', field: 'url' },
    ],
    [
      { kind: 'flow', flowId: 'my flow', text: 'Go' },
      { reason: 'bad_value', field: 'flowId' },
    ],
    [
      { kind: 'flow', flowId: '7', text: 'Go', data: { a: 1 } },
      { reason: 'empty', field: 'flowScreen' },
    ],
    [
      { kind: 'product', catalogId: '9', productId: '' },
      { reason: 'empty', field: 'productId' },
    ],
  ])('%j', (action, problem) => expect(problemOf(action)).toEqual(problem))

  test('has only the parts that its kind can have', () => {
    const file = { kind: 'image' as const, uploadId: 'upl_1', mimeType: 'image/png', size: 1 }
    const header = { type: 'image' as const, file }
    const sections = [{ rows: rows(1) }]
    expect(problemOf({ kind: 'list', button: 'See', sections }, { header })).toEqual({
      reason: 'part_not_allowed',
      field: 'header',
    })
    const video = { type: 'video' as const, file }
    expect(problemOf({ kind: 'cta_url', text: 'Go', url: 'https://x.test' }, { header: video })).toEqual({
      reason: 'wrong_file',
      field: 'header',
    })
    expect(problemOf({ kind: 'contact_request' }, { footer: 'x' })).toMatchObject({ field: 'footer' })
  })
})

describe('a template with a place, a product or a token in it', () => {
  const place = { type: 'location', latitude: 12.3, longitude: 75.8, name: 'Madikeri', address: 'Coorg' } as const
  const of = (more: object): OutboundMessage => ({ type: 'template', name: 'offer', language: 'en', ...more })
  const sections = (title: string) => [{ title, productIds: ['sku-1'] }]
  test.each<[object, object | null]>([
    [{ header: place }, null],
    [{ header: { ...place, latitude: 90.1 } }, { reason: 'bad_value', field: 'latitude' }],
    [{ header: { ...place, longitude: -181 } }, { reason: 'bad_value', field: 'longitude' }],
    [{ header: { ...place, name: ' ' } }, { reason: 'empty', field: 'name' }],
    [{ header: { ...place, address: 'Co\0org' } }, { reason: 'bad_characters', field: 'address' }],
    [{ header: { type: 'product', catalogId: '', productId: 'sku-1' } }, { reason: 'empty', field: 'productId' }],
    [{ cards: [{ header: { ...place, latitude: -91 } }] }, { reason: 'bad_value', field: 'latitude' }],
    [{ buttons: [{ index: 0, type: 'flow', value: 'half \ud83d' }] }, { reason: 'bad_characters', field: 'flowToken' }],
    [{ buttons: [{ index: 0, type: 'flow' }] }, null],
    [
      { buttons: [{ index: 0, type: 'mpm', sections: sections('x'.repeat(25)) }] },
      { reason: 'too_long', field: 'sections.0.title', limit: 24, actual: 25 },
    ],
    [{ buttons: [{ index: 0, type: 'mpm', sections: sections('Drinks') }] }, null],
  ])('%j', (more, problem) => expect(outboundProblem(of(more))).toEqual(problem))
})

describe('broken characters are refused wherever they stand', () => {
  const tap = (action: InteractiveAction): OutboundMessage => ({ type: 'interactive', body: 'Tap', action })
  const flow = { kind: 'flow', flowId: '1', text: 'Go', screen: 'A' } as const
  test.each<[OutboundMessage, string]>([
    [tap({ ...flow, data: { list: [{ name: 'half \udc00' }] } }), 'flowData'],
    [tap({ ...flow, data: { 'a\0': 1 } }), 'flowData'],
    [tap({ kind: 'address', country: 'IN', values: { name: 'A\0' } }), 'address'],
    [tap({ kind: 'product', catalogId: '1\0', productId: 'sku' }), 'productId'],
    [{ type: 'contacts', contacts: [{ name: 'R', phones: [{ phone: '+91 98', type: '\0' }] }] }, 'contacts.0.phones.0'],
  ])('%j', (message, field) => expect(outboundProblem(message)).toEqual({ reason: 'bad_characters', field }))
})
