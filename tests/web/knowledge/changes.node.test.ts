import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines, withContext } from '../../../web/knowledge/changes'

test('what changed is said line by line, with one line around it', () => {
  const lines = withContext(changedLines('a\nb\nc\nd\ne\nf', 'a\nb\nc\nD\ne\nf'))
  expect(lines.map((line) => line && `${line.kind} ${line.text}`)).toEqual([
    null,
    'same c',
    'removed d',
    'added D',
    'same e',
    null,
  ])
})

test('without what was removed it is the new text, without what was added the old one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = changedLines(before, after)
      const without = (kind: string) => lines.flatMap((line) => (line.kind === kind ? [] : [line.text])).join('\n')
      expect(without('removed')).toBe(after)
      expect(without('added')).toBe(before)
    }),
  )
})
