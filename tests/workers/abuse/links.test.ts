import { expect, test } from 'vitest'
import { fileWarnings } from '../../../workers/abuse/files'
import { linkOf, linksIn } from '../../../workers/abuse/links'

test.each([
  ['https://example.com/a?b=1', []],
  ['www.example.com', []],
  ['http://example.com', ['unsafe_scheme']],
  ['https://раypal.com', ['look_alike']],
  ['https://www.аррӏе.com/id', ['look_alike']],
  ['https://münchen.de', []],
  ['https://उदाहरण.भारत', []],
  ['https://пример.рф', []],
  ['https://192.168.1.1/a', ['ip_address']],
  ['https://2130706433/', ['ip_address']],
  ['https://0x7f.1/', ['ip_address']],
  ['https://[::1]/', ['ip_address']],
  ['https://bit.ly/3abc', ['shortener']],
  ['https://bank.example@evil.example/', ['misleading_user']],
  ['javascript://example.com/%0aalert(1)', ['unsafe_scheme']],
])('of the link %s agents are warned: %s', (text, warnings) => {
  const [found] = linksIn(`See ${text} please`)
  expect(found?.warnings).toEqual(warnings)
})

test('what is no web address is never made a link', () => {
  expect(linksIn('file:///etc/passwd and data://x')).toEqual([
    { text: 'file:///etc/passwd', url: null, host: null, warnings: ['unsafe_scheme'] },
    { text: 'data://x', url: null, host: null, warnings: ['unsafe_scheme'] },
  ])
})

test.each([
  ['https://example.com', 'example.com', []],
  ['https://shop.example.com/a', 'example.com', []],
  ['https://example.com', 'Track your parcel', []],
  ['https://evil.example', 'bank.example/login', ['text_differs']],
  ['https://evil.example', 'https://bank.example', ['text_differs']],
  ['https://bank.example.evil.example', 'bank.example', ['text_differs']],
])('a link to %s that is called %s: %s', (address, text, warnings) => {
  expect(linkOf(address, text).warnings).toEqual(warnings)
})

test('what ends a sentence does not belong to a link, and the host is shown as it really is', () => {
  const [found] = linksIn('Pay at https://раypal.com/x).')
  expect(found).toMatchObject({ text: 'https://раypal.com/x', host: 'xn--ypal-43d9g.com' })
})

test('a long text without an end is read in a moment', () => {
  expect(linksIn(`https://${'a.'.repeat(50_000)}`)).toHaveLength(1)
  expect(linksIn('www.'.repeat(20_000)).length).toBeGreaterThan(0)
})

test.each([
  ['invoice.pdf', 'application/pdf', []],
  ['photo.jpg', null, []],
  ['setup.exe', null, ['runs']],
  ['invoice.pdf.exe', null, ['runs', 'disguised']],
  ['photo\u202egpj.exe', null, ['runs', 'disguised']],
  ['prices.xlsm', null, ['macros']],
  ['all.zip', 'application/zip', ['archive']],
  ['invoice.pdf', 'application/x-msdownload', ['type_differs']],
  ['invoice.pdf', 'application/octet-stream', []],
  [null, 'application/pdf', []],
])('of a file called %s with the content %s agents are warned: %s', (filename, mimeType, warnings) => {
  expect(fileWarnings({ filename, mimeType })).toEqual(warnings)
})
