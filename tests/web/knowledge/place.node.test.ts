import { expect, test } from 'vitest'
import { dayOf, endOf } from '../../../web/knowledge/details-fields'
import { parseMarkdown } from '../../../web/knowledge/markdown'
import { citedPath, openedBy } from '../../../web/knowledge/place'

test('the address of a cited passage opens its document there, with the words that were quoted', () => {
  const source = { documentId: 'doc_1', chunkId: 'doc_1.2.7', quote: 'Small dogs & cats travel free?' }
  const address = new URL(citedPath(source), 'https://x.test')
  expect(address.pathname).toBe('/knowledge')
  expect(openedBy(address.hash)).toEqual({
    kind: 'document',
    documentId: 'doc_1',
    cited: { chunkId: 'doc_1.2.7', quote: 'Small dogs & cats travel free?' },
  })
})

test('a document, a question to be answered, and nothing', () => {
  expect(openedBy('#doc_1')).toEqual({ kind: 'document', documentId: 'doc_1' })
  expect(openedBy('#faq?question=Is%20there%20a%20lift%3F')).toEqual({ kind: 'faq', question: 'Is there a lift?' })
  expect(openedBy('')).toBeNull()
})

test('the last day in use is used until it is over', () => {
  expect(dayOf(endOf('2026-12-31') ?? 0)).toBe('2026-12-31')
  expect(endOf('')).toBeNull()
})

test('only http addresses become links; all else stands as it was typed', () => {
  expect(parseMarkdown('[a](javascript:alert(1)) <b>x</b>')).toEqual([
    { kind: 'paragraph', lines: [[{ kind: 'text', text: '[a](javascript:alert(1)) <b>x</b>' }]] },
  ])
})
