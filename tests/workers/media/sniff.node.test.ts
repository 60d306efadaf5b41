import { expect, test } from 'vitest'
import { hexOfDigest, isSameDigest } from '../../../workers/media/digest'
import { rangeOf } from '../../../workers/media/range'
import { sniff } from '../../../workers/media/sniff'
import { mayShowInline } from '../../../workers/media/types'

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const DOCX = `${OPEN_XML}.wordprocessingml.document`

function entry(name: string, data = ''): string {
  const length = String.fromCharCode(name.length, 0)
  return `PK\x03\x04${'\0'.repeat(22)}${length}\0\0${name}${data}`
}

const cases: [content: string, claim: { kind: string; mimeType?: string; filename?: string }, type: string][] = [
  ['\xff\xd8\xff\xe1', { kind: 'document' }, 'image/jpeg'],
  ['GIF89a', { kind: 'image' }, 'image/gif'],
  ['RIFF\0\0\0\0WEBP', { kind: 'sticker' }, 'image/webp'],
  ['xxxx\0\0\0\0WEBP', { kind: 'sticker' }, 'application/octet-stream'],
  ['OggS\0\x02', { kind: 'audio' }, 'audio/ogg'],
  ['ID3\x04', { kind: 'audio' }, 'audio/mpeg'],
  ['\xff\xfb\x90\x64', { kind: 'audio' }, 'audio/mpeg'],
  ['\xff\xf1\x50\x80', { kind: 'audio' }, 'audio/aac'],
  ['#!AMR\n', { kind: 'audio' }, 'audio/amr'],
  ['\0\0\0\x20ftypM4A ', { kind: 'audio' }, 'audio/mp4'],
  ['\0\0\0\x20ftypisom', { kind: 'audio' }, 'audio/mp4'],
  ['\0\0\0\x20ftypmp42', { kind: 'video' }, 'video/mp4'],
  ['\0\0\0\x20ftyp3gp5', { kind: 'video' }, 'video/3gpp'],
  ['\0\0\0\x20ftypheic', { kind: 'image' }, 'image/heic'],
  ['%PDF-1.7', { kind: 'image' }, 'application/pdf'],
  [entry('[Content_Types].xml') + entry('word/document.xml'), { kind: 'document' }, DOCX],
  [entry('[Content_Types].xml'), { kind: 'document', filename: 'a.docx' }, DOCX],
  [
    entry('[Content_Types].xml') + entry('xl/workbook.xml'),
    { kind: 'document', filename: 'a.docx' },
    `${OPEN_XML}.spreadsheetml.sheet`,
  ],
  [
    entry('mimetype', 'application/vnd.oasis.opendocument.text'),
    { kind: 'document' },
    'application/vnd.oasis.opendocument.text',
  ],
  [entry('photos/1.jpg'), { kind: 'document', filename: 'a.docx' }, 'application/zip'],
  [entry('AndroidManifest.xml'), { kind: 'document', filename: 'a.docx' }, 'application/x-executable'],
  [
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    { kind: 'document', mimeType: 'application/vnd.ms-excel' },
    'application/vnd.ms-excel',
  ],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', { kind: 'document', filename: 'setup.msi' }, 'application/x-executable'],
  ['MZ\x90', { kind: 'image' }, 'application/x-executable'],
  ['\x7fELF', { kind: 'document' }, 'application/x-executable'],
  ['Dear Asha,\r\n\tyours', { kind: 'document', mimeType: 'text/html' }, 'text/plain'],
  ['\xef\xbb\xbfBOM', { kind: 'document' }, 'text/plain'],
  ['\xff\xfeH\0i\0', { kind: 'document' }, 'text/plain'],
  ['  \n<!DOCTYPE HTML>', { kind: 'image' }, 'text/html'],
  ['Hello <script>x</script>', { kind: 'document', mimeType: 'text/plain' }, 'text/html'],
  ['<?xml version="1.0"?><!-- x --><svg xmlns="…">', { kind: 'image', mimeType: 'image/png' }, 'image/svg+xml'],
  ['<?xml version="1.0"?><a/>', { kind: 'document' }, 'application/xml'],
  ['#!/bin/sh\nrm -rf', { kind: 'document' }, 'text/x-script'],
  ['\x01\x02\x03', { kind: 'image', mimeType: 'image/png' }, 'application/octet-stream'],
  ['\xc3\x28 not UTF-8', { kind: 'document' }, 'application/octet-stream'],
]

test.each(cases)('%j, claimed as %o, is %s', (content, claim, type) => {
  expect(
    sniff(
      Uint8Array.from(content, (char) => char.charCodeAt(0)),
      claim,
    ),
  ).toBe(type)
})

test('nothing that runs in a browser is shown by one', () => {
  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/xml',
    'text/plain',
    'application/octet-stream',
    'text/x-script',
  ])
    expect(mayShowInline(type)).toBe(false)
  for (const type of ['__proto__', 'constructor', 'toString']) expect(mayShowInline(type)).toBe(false)
})

test('a text that is cut within a character is still a text', () => {
  const text = new TextEncoder().encode('நன்றி'.repeat(2_000))
  expect(sniff(text.subarray(0, 8_192), { kind: 'document' })).toBe('text/plain')
})

test('a SHA-256 is read in hex and in base64, and proves nothing when it is neither', () => {
  const hex = 'd0f08f97af55fbb9dd8998a8bd8ac6cd9f0affad7ee3b9b68e9a5331a7b2b23db0'.slice(0, 64)
  const base64 = Buffer.from(hex, 'hex').toString('base64')
  expect([hexOfDigest(hex.toUpperCase()), hexOfDigest(base64), hexOfDigest('abc')]).toEqual([hex, hex, null])
  expect([isSameDigest(base64, hex), isSameDigest('0'.repeat(64), hex), isSameDigest('abc', hex)]).toEqual([
    true,
    false,
    true,
  ])
})

test.each([
  ['bytes=0-0', { offset: 0, length: 1 }],
  ['bytes=9-', { offset: 9, length: 1 }],
  ['bytes=-20', { offset: 0, length: 10 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-2', 'whole'],
  ['bytes=', 'whole'],
  ['bytes=a-b', 'whole'],
  [null, 'whole'],
])('of ten bytes, %s is %o', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range)
})
