import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'eval-'))

function put(path: string, rows: object[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

function predictions(path: string): Record<string, unknown>[] {
  return readFileSync(join(folder, 'said', path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Learns from one folder, predicts every file of another. */
beforeAll(() => {
  const examples = {
    opening_hours: ['when do you open', 'are you open on sunday', 'what are your hours'],
    refund: ['I want my money back', 'how do I get a refund', 'please return the payment'],
  }
  put(
    'learn/intent/shop.train.jsonl',
    Object.entries(examples).flatMap(([label, texts]) =>
      texts.map((text, i) => ({ id: `${label}${i}`, text, label, k: i + 1 })),
    ),
  )
  // Without labels: they are what is asked for.
  put('asked/intent/shop.test.jsonl', [
    { id: 'a', text: 'do you open on saturday' },
    { id: 'b', text: 'refund my money' },
    { id: 'c', text: 'my cat sleeps on the piano' },
  ])
  put('asked/langid/langid.test.jsonl', [{ id: 'l', text: 'kya aaj dukaan khuli hai bhai', kind: 'chat' }])
  put('asked/own/handover-optout.test.jsonl', [
    { id: 'o', text: 'STOP' },
    { id: 'n', text: 'stop the music at ten' },
  ])
  put('asked/retrieval/guide.en.passages.jsonl', [
    { id: 'p1', text: 'Breakfast is served from seven to ten.', title: 'House' },
    { id: 'p2', text: 'The pool closes at nine in the evening.', title: 'House' },
  ])
  put('asked/retrieval/guide.en.questions.jsonl', [{ id: 'q', text: 'When is breakfast served?' }])
  const ran = spawnSync(
    'node',
    [
      ...['scripts/run.mjs', 'scripts/eval/eval.ts', '--train', join(folder, 'learn'), '--data', join(folder, 'asked')],
      ...['--predictions', join(folder, 'said')],
    ],
    { encoding: 'utf8', env: { ...process.env, CLOUDFLARE_ACCOUNT_ID: '', CLOUDFLARE_API_TOKEN: '' } },
  )
  if (ran.status !== 0) throw new Error(ran.stderr)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run eval -- --train DIR --data DIR --predictions DIR', () => {
  test('messages get a class and how sure it is', () => {
    const [open, refund, cat] = predictions('intent/shop.test.jsonl')
    expect(open).toMatchObject({ id: 'a', label: 'opening_hours', score: expect.any(Number) })
    expect(refund).toMatchObject({ id: 'b', label: 'refund' })
    expect(cat).toMatchObject({ id: 'c', label: 'oos' })
    expect(predictions('no-rejection/intent/shop.test.jsonl')[2]?.label).not.toBe('oos')
  })

  test('languages and hard rules too', () => {
    expect(predictions('langid/langid.test.jsonl')).toMatchObject([{ id: 'l', label: 'hi-Latn' }])
    expect(predictions('own/handover-optout.test.jsonl')).toMatchObject([{ label: 'opt_out' }, { label: 'none' }])
  })

  test('questions get a ranking of passages, and intents one of FAQ entries', () => {
    expect(predictions('retrieval/guide.en.questions.jsonl')).toMatchObject([
      { id: 'q', ranking: expect.arrayContaining(['p1']) },
    ])
    expect(predictions('faq/intent/shop.test.jsonl')[1]).toMatchObject({ ranking: expect.arrayContaining(['refund']) })
  })
})
