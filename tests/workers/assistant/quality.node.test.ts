import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { isAngry } from '../../../workers/assistant/anger'
import { wantsPerson } from '../../../workers/assistant/human-please'
import { IntentClassifier, trainIntents } from '../../../workers/assistant/intent-classifier'
import { detectLanguage } from '../../../workers/assistant/language'
import { isOptOut } from '../../../workers/contacts/opt-out'
import { Bm25Index, countTokens } from '../../../workers/knowledge/bm25'

// A whole training part is gone through, and the machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

/** Development figures: floors that catch a regression, not release numbers. */
interface Row {
  id: string
  text: string
  label: string
  kind?: string
  relevant?: string[]
}

function rows(file: string): Row[] {
  return readFileSync(`../shared/eval/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function share(list: readonly Row[], right: (row: Row) => boolean): number {
  return (100 * list.filter(right).length) / list.length
}

describe('hard rules', () => {
  test.each([
    ['opt_out', isOptOut, 98],
    ['human', wantsPerson, 95],
    ['angry', isAngry, 90],
  ] as const)('%s: found, and nothing else taken for it', (label, rule, recall) => {
    const own = rows('own/handover-optout.dev')
    expect(
      share(
        own.filter((row) => row.label === label),
        (row) => rule(row.text),
      ),
    ).toBeGreaterThanOrEqual(recall)
    expect(own.filter((row) => row.label !== label && rule(row.text)).map(({ text }) => text)).toEqual([])
  })

  test('no bank customer opts out by accident', () => {
    expect(rows('intent/banking77.train').filter(({ text }) => isOptOut(text))).toEqual([])
  })
})

test('language: words, chat, romanised Hindi', () => {
  const all = rows('langid/langid.dev')
  const right = ({ text, label }: Row) => detectLanguage(text).language === label
  expect(
    share(
      all.filter(({ kind }) => kind === 'pair'),
      right,
    ),
  ).toBeGreaterThan(88)
  expect(
    share(
      all.filter(({ label }) => label === 'hi-Latn'),
      right,
    ),
  ).toBeGreaterThan(97)
  expect(
    share(
      all.filter(({ kind, label }) => kind === 'chat' && label === 'en'),
      right,
    ),
  ).toBeGreaterThan(97)
})

test.each([
  ['hint3-curekart', 83],
  ['hint3-sofmattress', 82],
  ['hint3-powerplay11', 84],
])('intents of %s', (set, floor) => {
  const examples = new Map<string, string[]>()
  for (const { label, text } of rows(`intent/${set}.train`)) examples.set(label, [...(examples.get(label) ?? []), text])
  const weights = trainIntents([...examples].map(([name, texts]) => ({ name, examples: texts })))
  if (!weights) throw new Error('nothing trained')
  const classifier = new IntentClassifier(weights)
  const inScope = rows(`intent/${set}.dev`).filter(({ label }) => label !== 'oos')
  expect(share(inScope, ({ text, label }) => classifier.classify(text).ranking[0]?.intent === label)).toBeGreaterThan(
    floor,
  )
})

test.each([
  ['en', 95.5],
  ['es', 95],
  ['hi', 95],
  ['ar', 94],
])('full text, XQuAD %s', (language, floor) => {
  const passages = rows(`retrieval/xquad.${language}.passages`)
  const index = new Bm25Index(passages.map(({ text }) => countTokens(text)))
  const questions = rows(`retrieval/xquad.${language}.questions`)
  const reciprocal = questions.map(({ text, relevant = [] }) => {
    const rank = index.search(text, 10).hits.findIndex(({ at }) => relevant.includes(passages[at]?.id ?? ''))
    return rank < 0 ? 0 : 1 / (rank + 1)
  })
  expect((100 * reciprocal.reduce((sum, value) => sum + value, 0)) / reciprocal.length).toBeGreaterThan(floor)
})
