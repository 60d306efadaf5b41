import { beforeEach, expect, test, vi } from 'vitest'
import { linkSentences } from '../../../web/conversation/bubble/warned'
import { useLocale } from '../../../web/i18n'

vi.mock('../../../web/conversation/bubble/warnings.css', () => ({}))
vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })

beforeEach(() => useLocale('en'))

test.each([
  ['https://example.com and www.example.org', []],
  ['Pay at https://раypal.com', ['xn--ypal-43d9g.com imitates another address']],
  [
    'https://bank.example@192.168.1.1/ now',
    ['Leads to 192.168.1.1, whatever stands before the @'], // the worst of two
  ],
  ['http://10.0.0.1', ['10.0.0.1 is a bare number where a name should be']],
  ['https://bit.ly/1, https://bit.ly/2', ['bit.ly hides where it leads']],
  ['http://example.com', ['example.com is not encrypted: give it nothing secret']],
  ['file:///etc/passwd', []], // it cannot be followed
])('of %s an agent reads %s', (text, sentences) => {
  expect(linkSentences(text)).toEqual(sentences)
})

test('of many bad links three are named', () => {
  const text = Array.from({ length: 9 }, (_, at) => `http://10.0.0.${at}`).join(' ')
  expect(linkSentences(text)).toHaveLength(3)
})
