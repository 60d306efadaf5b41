import { describe, expect, test } from 'vitest'
import { isOnlyEmoji, textParts } from '../../../web/conversation/bubble/text-parts'

const links = (text: string) =>
  textParts(text).flatMap((part) => (part.kind === 'link' ? { text: part.text, href: part.href, host: part.host } : []))

describe('links', () => {
  test('a text without an address is one part', () => {
    expect(textParts('Is 12.30 fine? See you')).toEqual([{ kind: 'text', text: 'Is 12.30 fine? See you' }])
  })

  test('an address in a sentence is a link, the full stop after it is not', () => {
    expect(textParts('See https://bluebird.test/map.')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', text: 'https://bluebird.test/map', href: 'https://bluebird.test/map', host: null },
      { kind: 'text', text: '.' },
    ])
  })

  test('www without a scheme leads to https', () => {
    expect(links('www.bluebird.test')).toEqual([
      { text: 'www.bluebird.test', href: 'https://www.bluebird.test/', host: null },
    ])
  })

  test('a bracket that opened in the address belongs to it, one around it does not', () => {
    expect(links('(https://a.test/b_(c))')[0]?.text).toBe('https://a.test/b_(c)')
    expect(links('(https://a.test/b)')[0]?.text).toBe('https://a.test/b')
  })

  test('an address that shows another host than it leads to says where it leads', () => {
    expect(links('https://bank.test@evil.test/login')[0]?.host).toBe('evil.test')
    expect(links('https://аpple.test/')[0]?.host).toMatch(/^xn--/)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://localhost/x', 'http://'])(
    '%s is no link',
    (text) => expect(links(text)).toEqual([]),
  )

  test('the parts together are the text, whatever it is', () => {
    const text = 'a https://x.test/,b www.y.test) https://… end\n\nhttp://z.test'
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})

describe('emoji', () => {
  test.each(['👍', '😀👍🏽', '❤️', '🇮🇳', '👩‍👩‍👧 🎉'])('%s is shown large', (text) =>
    expect(isOnlyEmoji(text)).toBe(true),
  )
  test.each(['👍 ok', '1', '12', '', '   ', '😀😀😀😀'])('“%s” is not', (text) => expect(isOnlyEmoji(text)).toBe(false))
})
