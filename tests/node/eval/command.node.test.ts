import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'eval-'))

function put(path: string, rows: object[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}

function predictions(path: string, said = 'said'): Record<string, unknown>[] {
  return readFileSync(join(folder, said, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function predict(data: string, said: string): void {
  const ran = spawnSync(
    'node',
    [
      ...['scripts/run.mjs', 'scripts/eval/eval.ts', '--train', join(folder, 'learn'), '--data', join(folder, data)],
      ...['--predictions', join(folder, said)],
    ],
    { encoding: 'utf8', env: { ...process.env, CLOUDFLARE_ACCOUNT_ID: '', CLOUDFLARE_API_TOKEN: '' } },
  )
  if (ran.status !== 0) throw new Error(ran.stderr)
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
  put(
    'learn/intent/collected.train.jsonl',
    Object.entries(examples).flatMap(([label, texts]) =>
      Array.from({ length: 10 }, (_, i) => ({ id: `${label}${i}`, text: `${texts[i % 3]} ${i}`, label, k: i + 1 })),
    ),
  )
  // Without labels: they are what is asked for. With them, true or false, nothing may change.
  for (const [data, told] of Object.entries({
    asked: () => ({}),
    told: (n: number) => ({ label: ['refund', 'oos', 'opening_hours'][n], relevant: ['p2'], answers: ['nine'] }),
  })) {
    const rows = (path: string, list: object[]) =>
      put(
        `${data}/${path}`,
        list.map((row, n) => ({ ...row, ...told(n) })),
      )
    const messages = [
      { id: 'a', text: 'do you open on saturday' },
      { id: 'b', text: 'refund my money' },
      { id: 'c', text: 'my cat sleeps on the piano' },
    ]
    rows('intent/shop.test.jsonl', messages)
    rows('intent/collected.test.jsonl', messages)
    rows('langid/langid.test.jsonl', [{ id: 'l', text: 'kya aaj dukaan khuli hai bhai', kind: 'chat' }])
    rows('own/handover-optout.test.jsonl', [
      { id: 'o', text: 'STOP' },
      { id: 'n', text: 'stop the music at ten' },
    ])
    put(`${data}/retrieval/guide.en.passages.jsonl`, [
      { id: 'p1', text: 'Breakfast is served from seven to ten.', title: 'House' },
      { id: 'p2', text: 'The pool closes at nine in the evening.', title: 'House' },
    ])
    rows('retrieval/guide.en.questions.jsonl', [{ id: 'q', text: 'When is breakfast served?' }])
  }
  predict('asked', 'said')
  predict('told', 'said-told')
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
    for (const faq of ['faq', 'faq-named'])
      expect(predictions(`${faq}/intent/shop.test.jsonl`)[1]).toMatchObject({
        ranking: expect.arrayContaining(['refund']),
      })
  })

  test('whether a set has messages of no intent is read off the part to learn from; both are written in any case', () => {
    const cat = (path: string) => predictions(path).find(({ id }) => id === 'c')
    expect(cat('intent/collected.test.jsonl')?.label).not.toBe('oos')
    expect(cat('rejection/intent/collected.test.jsonl')).toMatchObject({ label: 'oos', best: expect.any(String) })
    expect(cat('rejection/intent/shop.test.jsonl')?.label).toBe('oos')
  })

  test('labels in the files that are asked decide nothing', () => {
    const files = readdirSync(join(folder, 'said'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.jsonl'),
    )
    expect(files).toHaveLength(13)
    for (const path of files) expect(predictions(path, 'said-told')).toEqual(predictions(path))
  })
})

test('without the data, which a clone alone does not have, one line says what is needed and how long it takes', () => {
  const ran = spawnSync('node', ['scripts/run.mjs', 'scripts/eval/eval.ts', '--train', join(folder, 'nowhere')], {
    encoding: 'utf8',
  })
  expect(ran.status).toBe(1)
  expect(ran.stderr.trim().split('\n')).toEqual([expect.stringMatching(/^There is no folder .*--data DIR .*minutes/)])
})
