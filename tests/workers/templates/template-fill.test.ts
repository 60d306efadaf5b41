import { describe, expect, test } from 'vitest'
import { Problem } from '../../../workers/platform/problem'
import { parseTemplate, type Template } from '../../../workers/templates/template'
import { type ChosenTemplate, composeTemplate } from '../../../workers/templates/template-message'
import type { MediaKind, StoredFile } from '../../../workers/whatsapp/outbound-message'

const NOW = Date.UTC(2026, 10, 1)
const BODY = { type: 'BODY', text: 'Hello.' }

function template(components: unknown[], more: object = {}, fallbacks?: Record<string, string>): Template {
  const item = {
    id: '1',
    name: 'offer',
    language: 'en',
    category: 'MARKETING',
    status: 'APPROVED',
    components,
    ...more,
  }
  const read = parseTemplate(item, { ...(fallbacks ? { fallbacks } : {}), now: NOW })
  if (!read) throw new Error('not a template')
  return read
}

function fill(of: Template, chosen: Partial<ChosenTemplate> = {}) {
  return composeTemplate(of, { body: [], ...chosen }, NOW)
}

function refused(of: Template, chosen: Partial<ChosenTemplate> = {}): Record<string, unknown> {
  try {
    fill(of, chosen)
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, ...error.body('') }
  }
  throw new Error('nothing was refused')
}

function file(kind: MediaKind): StoredFile {
  return { kind, uploadId: `upl_${kind}`, mimeType: 'image/png', size: 1 }
}

const link = (url: string) => ({
  type: 'BUTTONS',
  buttons: [{ type: 'URL', text: 'Go', url, example: ['https://x.test/a'] }],
})

describe('the header of a template', () => {
  test.each([
    ['IMAGE', 'image'],
    ['VIDEO', 'video'],
    ['DOCUMENT', 'document'],
  ] as const)('that is %s wants such a file', (format, kind) => {
    const one = template([{ type: 'HEADER', format, example: { header_handle: ['https://meta.test/x'] } }, BODY])
    expect(one).toMatchObject({ sendable: true, header: { format, variables: [], example: 'https://meta.test/x' } })
    expect(fill(one, { header: { file: file(kind) } }).header).toEqual({ type: kind, file: file(kind) })
    expect(refused(one)).toMatchObject({ code: 'template.missing_values', blanks: ['header'] })
    expect(refused(one, { header: { file: file('sticker') } })).toMatchObject({
      code: 'template.wrong_file',
      blanks: ['header'],
      detail: expect.stringContaining('the header'),
    })
  })

  test('that has a blank wants a word, by position or by name', () => {
    const numbered = template([
      { type: 'HEADER', format: 'TEXT', text: 'For {{1}}', example: { header_text: ['May'] } },
      BODY,
    ])
    expect(numbered.header?.variables).toEqual([{ key: '1', example: 'May' }])
    const message = fill(numbered, { header: { text: 'June' } })
    expect(message.header).toEqual({ type: 'text', text: 'June' })
    expect(message.preview?.header).toBe('For June')
    const named = template([{ type: 'HEADER', format: 'TEXT', text: 'For {{month}}' }, BODY], {
      parameter_format: 'NAMED',
    })
    expect(fill(named, { header: { text: 'June' } }).header).toEqual({ type: 'text', name: 'month', text: 'June' })
    expect(refused(named)).toMatchObject({ blanks: ['header.month'] })
    expect(refused(named, { header: { text: 'x'.repeat(60) } })).toMatchObject({
      code: 'template.too_long',
      limit: 60,
      actual: 64,
    })
  })

  test('that is a place wants one, and a header that is none takes nothing', () => {
    const place = { latitude: 12.3, longitude: 75.8, name: 'Office', address: 'Main Road 1' }
    const one = template([{ type: 'HEADER', format: 'LOCATION' }, BODY])
    expect(fill(one, { header: { location: place } }).header).toEqual({ type: 'location', ...place })
    expect(refused(template([BODY]), { header: { text: 'x' } })).toMatchObject({ code: 'template.extra_values' })
  })
})

describe('the buttons of a template', () => {
  test('a link with a blank wants its ending, a code to copy wants the code', () => {
    const one = template([
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'URL', text: 'Go', url: 'https://x.test/{{1}}', example: ['https://x.test/a'] },
          { type: 'COPY_CODE', text: 'Copy', example: 'SAVE10' },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+911' },
        ],
      },
    ])
    expect(one.buttons.map(({ variables }) => variables)).toEqual([
      [],
      [{ key: '1', example: 'https://x.test/a' }],
      [{ key: 'code', example: 'SAVE10' }],
      [],
    ])
    const buttons = [
      { index: 0, value: 'yes_17' },
      { index: 1, value: 'A17' },
      { index: 2, value: 'MAY' },
    ]
    expect(fill(one, { buttons }).buttons).toEqual([
      { index: 0, type: 'quick_reply', value: 'yes_17' },
      { index: 1, type: 'url', value: 'A17' },
      { index: 2, type: 'copy_code', value: 'MAY' },
    ])
    expect(refused(one)).toMatchObject({
      blanks: ['button.1', 'button.2'],
      detail: 'Nothing stands for button 2, button 3.',
    })
    expect(refused(one, { buttons: [...buttons, { index: 3, value: 'x' }] })).toMatchObject({ blanks: ['button.3'] })
    const long = [
      { index: 1, value: 'A17' },
      { index: 2, value: 'x'.repeat(21) },
    ]
    expect(refused(one, { buttons: long })).toMatchObject({ code: 'template.too_long', field: 'button.2', limit: 20 })
  })

  test('a flow is always told a token, a catalogue and products only when chosen', () => {
    const types = ['FLOW', 'CATALOG', 'MPM']
    const one = template([BODY, { type: 'BUTTONS', buttons: types.map((type) => ({ type, text: type })) }])
    const sections = [{ title: 'Tents', productIds: ['t1'] }]
    expect(fill(one, { buttons: [{ index: 2, sections }] }).buttons).toEqual([
      { index: 0, type: 'flow' },
      { index: 2, type: 'mpm', sections },
    ])
    expect(refused(one)).toMatchObject({ code: 'template.missing_values', blanks: ['button.2'] })
  })
})

describe('what stands for a blank that was left empty', () => {
  const words = [{ type: 'BODY', text: 'Hi {{1}}, see {{2}}.' }, link('https://x.test/{{1}}')]

  test('is its fallback', () => {
    const one = template(words, {}, { 'body.1': 'there', 'button.0': 'start' })
    const message = fill(one, { body: [{ text: ' ' }, { text: 'Hampi' }] })
    expect(message).toMatchObject({
      body: [{ text: 'there' }, { text: 'Hampi' }],
      buttons: [{ index: 0, type: 'url', value: 'start' }],
      preview: { text: 'Hi there, see Hampi.' },
    })
  })

  test('is nothing where there is none: then it is not sent', () => {
    expect(refused(template(words, {}, { 'body.1': 'there' }))).toMatchObject({
      status: 422,
      code: 'template.missing_values',
      blanks: ['2', 'button.0'],
    })
  })
})

test('a code to sign in with is asked for once, and stands in the text and on the button', () => {
  const otp = 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}'
  const one = template(
    [
      { type: 'BODY', text: '*{{1}}* is your code.', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy code', url: otp }] },
    ],
    { category: 'AUTHENTICATION' },
  )
  expect(one).toMatchObject({
    sendable: true,
    variables: [{ key: '1' }],
    authentication: { expiresInMinutes: 10 },
    buttons: [{ type: 'OTP', text: 'Copy code', variables: [] }],
  })
  expect(fill(one, { body: [{ text: '123456' }] })).toMatchObject({
    category: 'AUTHENTICATION',
    body: [{ text: '123456' }],
    buttons: [{ index: 0, type: 'url', value: '123456' }],
    preview: { text: '*123456* is your code.', footer: 'This code expires in 10 minutes.', buttons: ['Copy code'] },
  })
  expect(refused(one, { body: [{ text: '1'.repeat(16) }] })).toMatchObject({ code: 'template.too_long', limit: 15 })
})

test('a limited-time offer wants an end that is still to come', () => {
  const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Summer', has_expiration: true } }
  const one = template([BODY, offer])
  expect(one).toMatchObject({ sendable: true, limitedTimeOffer: { text: 'Summer', expires: true } })
  expect(fill(one, { offerEndsAt: NOW + 1 })).toMatchObject({ offerEndsAt: NOW + 1, preview: { offer: 'Summer' } })
  expect(refused(one)).toMatchObject({ blanks: ['offer'], detail: expect.stringContaining('the end of the offer') })
  expect(refused(one, { offerEndsAt: NOW })).toMatchObject({ code: 'template.offer_over' })
})

describe('a carousel', () => {
  const card = {
    components: [{ type: 'HEADER', format: 'IMAGE' }, { type: 'BODY', text: 'To {{1}}' }, link('https://x.test/{{1}}')],
  }
  const one = template([BODY, { type: 'CAROUSEL', cards: [card, card] }])
  const filled = { header: { file: file('image') }, body: [{ text: 'Hampi' }], buttons: [{ index: 0, value: 'h' }] }

  test('is filled card by card', () => {
    expect(one.sendable).toBe(true)
    const message = fill(one, { cards: [filled, filled] })
    expect(message.cards).toEqual([
      {
        header: { type: 'image', file: file('image') },
        body: [{ text: 'Hampi' }],
        buttons: [{ index: 0, type: 'url', value: 'h' }],
      },
      expect.anything(),
    ])
    expect(message.preview?.cards).toEqual([
      { text: 'To Hampi', buttons: ['Go'] },
      { text: 'To Hampi', buttons: ['Go'] },
    ])
  })

  test('has as many cards as its template, each complete', () => {
    expect(refused(one, { cards: [filled] })).toMatchObject({
      blanks: ['cards.1.body.1', 'cards.1.header', 'cards.1.button.0'],
      detail: 'Nothing stands for card 2: {{1}}, card 2: the header, card 2: button 1.',
    })
    expect(refused(one, { cards: [filled, filled, filled] })).toMatchObject({ blanks: ['cards.2'] })
  })
})

test('a value with half a character or nothing one can see in it is refused, not mended', () => {
  const one = template([{ type: 'BODY', text: 'Hi {{1}}.' }])
  for (const text of ['a\ud83d', 'a\0b', 'a\tb'])
    expect(refused(one, { body: [{ text }] })).toMatchObject({ code: 'template.bad_values', blanks: ['1'] })
})

test.each([
  ['UTILITY', Date.UTC(2026, 8, 30), 'free_in_window'],
  ['UTILITY', Date.UTC(2026, 9, 1), 'paid'],
  ['MARKETING', Date.UTC(2026, 8, 30), 'paid'],
])('a %s template at %i is %s', (category, now, costClass) => {
  const item = { id: '1', name: 'a', language: 'en', category, status: 'APPROVED', components: [BODY] }
  expect(parseTemplate(item, { now })?.costClass).toBe(costClass)
})

test('a code to sign in with has 15 characters at most, however many bytes they take', () => {
  const buttons = [{ type: 'URL', text: 'Copy', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' }]
  const code = template(
    [
      { type: 'BODY', text: '{{1}} is your code.' },
      { type: 'BUTTONS', buttons },
    ],
    {
      category: 'AUTHENTICATION',
    },
  )
  expect(fill(code, { body: [{ text: '𝟙'.repeat(15) }] }).body).toEqual([{ text: '𝟙'.repeat(15) }])
  expect(refused(code, { body: [{ text: '𝟙'.repeat(16) }] })).toMatchObject({
    code: 'template.too_long',
    limit: 15,
    actual: 16,
  })
})
