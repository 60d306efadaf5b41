import { expect, test } from 'vitest'
import { chunkDocument } from '../../../workers/knowledge/chunk'
import { chunkId } from '../../../workers/knowledge/chunk-id'
import { sentencesOf } from '../../../workers/knowledge/sentences'
import { searchTokens } from '../../../workers/knowledge/tokens'
import { chunkOfVector, vectorId } from '../../../workers/knowledge/vector-id'

test('each entry of a FAQ is a chunk, its question above it; a further phrasing leads to the same answer', () => {
  const text =
    'Q: Do you ship abroad?\nA: Yes, to 40 countries.\n\nQ: How long?\nIs it fast?\nA: Five days.\nTen in winter.'
  expect(chunkDocument('faq', text)).toEqual([
    { heading: 'Do you ship abroad?', text: 'Yes, to 40 countries.' },
    { heading: 'How long?', text: 'Five days.\nTen in winter.' },
    { heading: 'Is it fast?', text: 'Five days.\nTen in winter.', entry: 'How long?' },
  ])
})

test('headings of Markdown stand above their text, with those above them', () => {
  const text = '# Rooms\nAll have a view.\n\n## Prices\n\nA room costs ₹1,499.\n\n# Food\nBreakfast is free.'
  expect(chunkDocument('markdown', text)).toEqual([
    { heading: 'Rooms', text: 'All have a view.' },
    { heading: 'Rooms › Prices', text: 'A room costs ₹1,499.' },
    { heading: 'Food', text: 'Breakfast is free.' },
  ])
})

test('a long text is cut between sentences, and nothing is lost', () => {
  const sentences = Array.from({ length: 60 }, (_, n) => `Sentence ${n} has exactly eight words in it.`)
  const chunks = chunkDocument('text', sentences.join(' '))
  expect(chunks.length).toBeGreaterThan(1)
  expect(chunks.map(({ text }) => text).join(' ')).toBe(sentences.join(' '))
  for (const { text } of chunks) expect(text.split(' ').length).toBeLessThanOrEqual(220)
})

test('a document without words has no chunks', () => {
  expect(chunkDocument('text', ' \n ')).toEqual([])
})

test('prices and abbreviations do not end a sentence', () => {
  expect(sentencesOf('It costs Rs. 499. Dr. Rao is in at 9.30 am.')).toEqual([
    'It costs Rs. 499.',
    'Dr. Rao is in at 9.30 am.',
  ])
})

test('vowel signs stay with their letters; Han and Thai are read by character', () => {
  expect(searchTokens('कीमत')).toContain('_कीमत')
  expect(searchTokens('价格')).toEqual(['价', '格', '价格'])
})

test('a vector id says whose it is, in 64 bytes', async () => {
  const id = await vectorId('t-1', chunkId(`doc_${'x'.repeat(30)}`, 999, 2999))
  expect(id.length).toBeLessThanOrEqual(64)
  expect(await chunkOfVector('t-1', id)).toBe(chunkId(`doc_${'x'.repeat(30)}`, 999, 2999))
  expect(await chunkOfVector('t-2', id)).toBeUndefined()
})

test('what stands between questions under a heading of its own is not lost', () => {
  const text = `# Help\nWe are here for you.\n\n## Do you deliver?\nYes, within a day.\n\n## Opening hours\nMonday to Friday, 9 to 18.\n\n## Where are you?\nMain street 5.`
  expect(chunkDocument('markdown', text)).toEqual([
    { heading: 'Help', text: 'We are here for you.' },
    { heading: 'Help › Opening hours', text: 'Monday to Friday, 9 to 18.' },
    { heading: 'Do you deliver?', text: 'Yes, within a day.' },
    { heading: 'Where are you?', text: 'Main street 5.' },
  ])
})

test('no number is cut in two, however long the text goes on', () => {
  const text = Array.from({ length: 900 }, (_, n) => `${1_000_000 + n}`).join(' ')
  const cut = chunkDocument('text', text).flatMap((chunk) => chunk.text.split(/\s+/))
  expect(cut).toEqual(text.split(' '))
  const dense = 'ធ'.repeat(1_195) + '1234567890'.repeat(2) + 'ធ'.repeat(5_000)
  expect(chunkDocument('text', dense).some((chunk) => /1234567890/.test(chunk.text))).toBe(true)
})

test('a text without a space, or under a heading as long as a book, is cut into passages of a size that can be read', () => {
  const endless = chunkDocument('text', 'x'.repeat(100_000))
  expect(Math.max(...endless.map(({ text }) => text.length))).toBeLessThanOrEqual(4_000)
  const above = `# ${'word '.repeat(20_000)}\n\n${'A sentence of some words. '.repeat(2_000)}`
  const size = chunkDocument('markdown', above).reduce(
    (sum, chunk) => sum + chunk.text.length + (chunk.heading?.length ?? 0),
    0,
  )
  expect(size).toBeLessThan(above.length * 2)
})
