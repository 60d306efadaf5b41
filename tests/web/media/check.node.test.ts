import { expect, test } from 'vitest'
import { checked, takesCaption } from '../../../web/media/check'
import { MEDIA_LIMITS } from '../../../workers/media/limits'

const MB = 1024 * 1024
const file = (name: string, type: string, size = 1_000) => ({ name, type, size })

test.each([
  ['photo.jpg', 'image/jpeg', 'image'],
  ['screen.png', 'image/png', 'image'],
  ['clip.3gp', '', 'video'],
  ['song.m4a', 'audio/x-m4a', 'audio'],
  ['note.amr', '', 'audio'],
  ['price list.csv', 'text/csv', 'document'],
  ['offer.pdf', 'application/pdf', 'document'],
])('%s (%s) goes as %s', (name, type, kind) => {
  expect(checked(file(name, type))).toMatchObject({ kind, problem: null, fixes: [] })
})

test.each([
  ['IMG_1.HEIC', '', ['jpeg']],
  ['scan.bmp', 'image/bmp', ['jpeg']],
  ['cat.webp', 'image/webp', ['jpeg', 'sticker']],
  ['tour.mov', 'video/quicktime', []],
  ['talk.wav', 'audio/wav', []],
  ['all.zip', 'application/zip', []],
  ['page.html', 'text/html', []],
  ['unknown', '', []],
])('%s is no type of WhatsApp’s; offered are %s %j', (name, type, fixes) => {
  expect(checked(file(name, type))).toMatchObject({ problem: 'wrong_type', fixes })
})

test('as large as the limit goes, a byte more does not', () => {
  for (const [name, type, bytes] of [
    ['a.png', 'image/png', MEDIA_LIMITS.image.bytes],
    ['a.mp4', 'video/mp4', 16 * MB],
    ['a.pdf', 'application/pdf', 100 * MB],
  ] as const) {
    expect(checked(file(name, type, bytes)).problem).toBe(null)
    expect(checked(file(name, type, bytes + 1)).problem).toBe('too_large')
  }
})

test('a large picture can be made smaller; an empty file is good for nothing', () => {
  expect(checked(file('a.jpg', 'image/jpeg', 6 * MB)).fixes).toEqual(['jpeg'])
  expect(checked(file('a.jpg', 'image/jpeg', 0))).toMatchObject({ problem: 'empty', fixes: [] })
})

test('sounds and stickers have no caption', () => {
  expect((['image', 'video', 'audio', 'document', 'sticker'] as const).filter(takesCaption)).toEqual([
    'image',
    'video',
    'document',
  ])
})
