import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../../web/conversation/composer/insert/check'
import { contentOf } from '../../../web/conversation/composer/insert/content'
import { type Draft, draftOf, emptyDraft, forgetInserts } from '../../../web/conversation/composer/insert/drafts'
import { readPlace } from '../../../web/conversation/composer/insert/map-link'

const NO_FRAME = { header: '', body: '', footer: '' }

function buttons(...titles: string[]): Draft {
  return { kind: 'buttons', fields: { ...NO_FRAME, body: 'Which day?', titles } }
}

function list(titles: string[], more: string[] = []): Draft {
  const rows = (names: string[]) => names.map((title) => ({ title, description: '' }))
  const sections = [
    { title: 'Near', rows: rows(titles) },
    ...(more.length > 0 ? [{ title: '', rows: rows(more) }] : []),
  ]
  return { kind: 'list', fields: { ...NO_FRAME, body: 'Pick one', button: 'Tours', sections } }
}

const whys = (draft: Draft) => problemsOf(draft).map(({ path, why, n }) => [path, why, ...(n === undefined ? [] : [n])])

describe('what keeps a form from being sent', () => {
  test('an empty one is told everything that it needs', () => {
    expect(whys({ kind: 'link', fields: { ...NO_FRAME, text: '', url: '' } })).toEqual([
      ['body', 'missing'],
      ['text', 'missing'],
      ['url', 'missing'],
    ])
  })

  test('one button is enough, and empty ones are those that nobody needed', () => {
    expect(whys(buttons('Saturday', '', ''))).toEqual([])
    expect(whys(buttons('', ''))).toEqual([['titles.0', 'missing']])
  })

  test('a button has twenty characters, counted as people see them', () => {
    expect(whys(buttons('🙏'.repeat(20)))).toEqual([])
    expect(whys(buttons('🙏'.repeat(21)))).toEqual([['titles.0', 'long', 1]])
  })

  test('two buttons with the same words are one too many, whatever blanks stand around them', () => {
    expect(whys(buttons('Sunday', ' Sunday '))).toEqual([['titles.1', 'same']])
  })

  test('sections need a heading once there are several', () => {
    expect(whys(list(['Coorg']))).toEqual([])
    expect(whys(list(['Coorg'], ['Hampi']))).toEqual([['sections.1.title', 'missing']])
  })

  test('a web address begins with its protocol, and nothing else is one', () => {
    const link = (url: string): Draft => ({ kind: 'link', fields: { ...NO_FRAME, body: 'Here', text: 'Open', url } })
    expect(whys(link('https://bluebird.example/b?x=1'))).toEqual([])
    for (const url of ['bluebird.example', 'javascript:alert(1)', 'https://localhost', 'mailto:a@b.example'])
      expect(whys(link(url))).toEqual([['url', 'link']])
  })

  test('a phone number has its country code', () => {
    const card = (phone: string): Draft => {
      return { kind: 'contacts', fields: { people: [{ name: 'Leela', phone, email: '', organisation: '' }] } }
    }
    expect(whys(card('+91 98765-43210'))).toEqual([])
    expect(whys(card('98765 43210'))).toEqual([['people.0.phone', 'phone']])
  })

  test('a list of products has thirty at most, in all sections together', () => {
    const ids = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`).join('\n')
    const products = (n: number): Draft => ({
      kind: 'products',
      fields: { header: 'Tours', body: 'Look', footer: '', catalogId: '1', sections: [{ title: 'All', ids: ids(n) }] },
    })
    expect(whys(products(30))).toEqual([])
    expect(whys(products(32))).toEqual([['sections.0.ids', 'many', 2]])
  })
})

describe('what is sent', () => {
  test('empty buttons and parts are left out, and the others are numbered', () => {
    expect(contentOf(buttons('Saturday', '', ' Sunday '))).toEqual({
      type: 'interactive',
      body: 'Which day?',
      action: {
        kind: 'buttons',
        buttons: [
          { id: '1', title: 'Saturday' },
          { id: '2', title: 'Sunday' },
        ],
      },
    })
  })

  test('rows have ids of their own across sections, and sections without rows are none', () => {
    expect(contentOf(list(['Coorg', ''], ['Hampi', 'Ooty']))).toMatchObject({
      action: {
        sections: [
          { title: 'Near', rows: [{ id: '1', title: 'Coorg' }] },
          {
            rows: [
              { id: '2', title: 'Hampi' },
              { id: '3', title: 'Ooty' },
            ],
          },
        ],
      },
    })
  })

  test('coordinates are numbers, whichever minus and comma they were typed with', () => {
    const fields = { latitude: '−12,5', longitude: '75.7382', name: ' Abbey Falls ', address: '' }
    expect(contentOf({ kind: 'location', fields })).toEqual({
      type: 'location',
      latitude: -12.5,
      longitude: 75.7382,
      name: 'Abbey Falls',
    })
  })
})

test.each([
  ['12.4572, 75.7189', { latitude: 12.4572, longitude: 75.7189 }],
  ['https://www.google.com/maps/@12.45,75.71,15z', { latitude: 12.45, longitude: 75.71 }],
  [
    'https://www.google.com/maps/place/Abbey+Falls/@12.45,75.71,15z/data=!3d12.4572!4d75.7189',
    { latitude: 12.4572, longitude: 75.7189, name: 'Abbey Falls' },
  ],
  ['https://maps.google.com/?q=-33.8568,151.2153', { latitude: -33.8568, longitude: 151.2153 }],
  ['https://www.google.com/maps/search/?api=1&query=12.4,75.7', { latitude: 12.4, longitude: 75.7 }],
  ['https://maps.app.goo.gl/abcDEF', null],
  ['https://www.google.com/maps/place/%E0%A4', null],
  ['91.5, 200', null],
])('a place is read from %s', (pasted, place) => {
  expect(readPlace(pasted)).toEqual(place)
})

test('a form is found again in its conversation, and in no other', () => {
  draftOf('cnv_a', 'buttons').value = buttons('Saturday')
  expect(draftOf('cnv_a', 'buttons').value).toEqual(buttons('Saturday'))
  expect(draftOf('cnv_b', 'buttons').value).toMatchObject({ fields: { titles: ['', ''] } })
  emptyDraft('cnv_a', 'buttons')
  expect(draftOf('cnv_a', 'buttons').value).toMatchObject({ fields: { titles: ['', ''] } })
  forgetInserts()
})
