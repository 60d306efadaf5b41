import { expect, test } from 'vitest'
import { fieldsOf } from '../../../web/conversation/composer/template-fields'
import { firstLanguage, listTemplates } from '../../../web/conversation/composer/template-list'
import { chosenOf, troubleWith, type Values } from '../../../web/conversation/composer/template-values'
import { parseTemplate, type Template } from '../../../workers/templates/template'

const NOW = Date.UTC(2026, 10, 26)

function template(components: unknown[], more: Record<string, unknown> = {}, fallbacks = {}): Template {
  const item = { id: '1', name: 'trip', language: 'en', category: 'UTILITY', status: 'APPROVED', components, ...more }
  const parsed = parseTemplate(item, { fallbacks })
  if (!parsed) throw new Error('no template')
  return parsed
}

const body = (text: string) => ({ type: 'BODY', text })
const url = (text: string) => ({ type: 'URL', text, url: 'https://bluebird.example/{{1}}' })
const everything = template([
  { type: 'HEADER', format: 'IMAGE' },
  body('Hello {{1}}, on {{2}}'),
  { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Winter', has_expiration: true } },
  {
    type: 'BUTTONS',
    buttons: [url('Open'), { type: 'COPY_CODE', text: 'Copy' }, { type: 'QUICK_REPLY', text: 'Yes' }],
  },
])
const carousel = template([
  body('Our tours'),
  {
    type: 'CAROUSEL',
    cards: [1, 2].map(() => ({
      components: [{ type: 'HEADER', format: 'IMAGE' }, body('For {{1}}'), { type: 'BUTTONS', buttons: [url('See')] }],
    })),
  },
])
const upload = (id: string) => ({ upload: { id, filename: 'a.png', kind: 'image' as const, url: '' } })

test('everything that a template asks for has a field, in the order of the message', () => {
  expect(fieldsOf(everything).map(({ key }) => key)).toEqual([
    ...['header', 'body.1', 'body.2', 'button.0', 'button.1', 'offer'],
  ])
  expect(fieldsOf(carousel).map(({ key }) => key)).toEqual([
    ...['cards.0.header', 'cards.0.body.1', 'cards.0.button.0'],
    ...['cards.1.header', 'cards.1.body.1', 'cards.1.button.0'],
  ])
})

test('what was filled in goes out as the API takes it', () => {
  const values: Values = {
    header: upload('upl_1'),
    'body.1': { from: 'firstName' },
    'body.2': { text: ' Friday ' },
    'button.0': { text: 'A17' },
    'button.1': { text: 'WINTER10' },
    offer: { endsAt: '2026-12-01T10:00' },
  }
  expect(chosenOf(everything, values, { firstName: 'Asha' })).toEqual({
    name: 'trip',
    language: 'en',
    header: { upload: 'upl_1' },
    body: [{ text: 'Asha' }, { text: 'Friday' }],
    buttons: [
      { index: 0, value: 'A17' },
      { index: 1, value: 'WINTER10' },
    ],
    offerEndsAt: new Date('2026-12-01T10:00').getTime(),
  })
})

test('each card of a carousel has its own values', () => {
  const values = Object.fromEntries(
    [0, 1].flatMap((card) => [
      [`cards.${card}.header`, upload(`upl_${card}`)],
      [`cards.${card}.body.1`, { text: `two ${card}` }],
      [`cards.${card}.button.0`, { text: `c${card}` }],
    ]),
  )
  expect(chosenOf(carousel, values, {}).cards).toEqual([
    { header: { upload: 'upl_0' }, body: [{ text: 'two 0' }], buttons: [{ index: 0, value: 'c0' }] },
    { header: { upload: 'upl_1' }, body: [{ text: 'two 1' }], buttons: [{ index: 0, value: 'c1' }] },
  ])
})

test('what the contact does not tell is replaced by the fallback, and missing without one', () => {
  const greeting = (fallbacks: Record<string, string>) => template([body('Hello {{1}}!')], {}, fallbacks)
  const why = (one: Template) => fieldsOf(one).map((field) => troubleWith(field, { from: 'name' }, {}, NOW))
  expect(why(greeting({ 'body.1': 'there' }))).toEqual([null])
  expect(why(greeting({}))).toEqual(['missing'])
  expect(chosenOf(greeting({ 'body.1': 'there' }), { 'body.1': { from: 'name' } }, {}).body).toEqual([
    { text: 'there' },
  ])
})

test('new lines and many blanks in a value are refused before WhatsApp does, and an end that has passed', () => {
  const why = (key: string, filled: Values[string]) => {
    const field = fieldsOf(everything).find((one) => one.key === key)
    return field && troubleWith(field, filled, {}, NOW)
  }
  expect(why('body.2', { text: 'a\tb' })).toBe('unclean')
  expect(why('button.0', { text: 'a b' })).toBe('unclean')
  expect(why('button.1', { text: 'x'.repeat(21) })).toBe('long')
  expect(why('offer', { endsAt: '2026-11-01T10:00' })).toBe('past')
})

test('the recent ones stand first, and apart from them what cannot be sent', () => {
  const named = (name: string, more: Record<string, unknown> = {}) =>
    template([body('Hi')], { id: name, name, ...more })
  const all = [
    named('arrival'),
    named('booking'),
    named('paused', { status: 'PAUSED' }),
    named('visa', { language: 'hi' }),
  ]
  const none = { words: '', language: null, category: null }
  const names = (list: Template[]) => list.map(({ name }) => name)
  const { sendable, hidden } = listTemplates(all, none, ['booking'])
  expect([names(sendable), names(hidden)]).toEqual([['booking', 'arrival', 'visa'], ['paused']])
  expect(names(listTemplates(all, { ...none, language: 'hi' }, []).sendable)).toEqual(['visa'])
  expect(names(listTemplates(all, { ...none, words: 'boo hi' }, []).sendable)).toEqual(['booking'])
  expect(firstLanguage(all, 'hi')).toBe('hi')
  expect(firstLanguage(all, 'ta')).toBeNull()
})
