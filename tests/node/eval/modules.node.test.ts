import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { WORKER } from '../../../scripts/host/build.ts'

/** What decides a turn: the figures of `npm run eval` are worth nothing if they are of copies. */
const JUDGED = [
  'workers/contacts/opt-out.ts',
  'workers/contacts/opt-out-phrases.ts',
  'workers/assistant/human-please.ts',
  'workers/assistant/anger.ts',
  'workers/assistant/language.ts',
  'workers/assistant/language-model.ts',
  'workers/assistant/intent-classifier.ts',
  'workers/assistant/intent-features.ts',
  'workers/assistant/intent-threshold.ts',
  'workers/assistant/train-intents.ts',
  'workers/assistant/margin.ts',
  'workers/assistant/retrieve.ts',
  'workers/assistant/decide.ts',
  'workers/assistant/reply.ts',
  'workers/assistant/answer-check.ts',
  'workers/assistant/support.ts',
  'workers/assistant/ai-calls.ts',
  'workers/knowledge/bm25.ts',
  'workers/knowledge/tokens.ts',
  'workers/knowledge/fuse.ts',
  'workers/knowledge/embed.ts',
]

async function modulesOf(entry: string): Promise<Set<string>> {
  const { metafile } = await build({
    ...WORKER,
    entryPoints: [entry],
    write: false,
    outfile: 'unwritten.js',
    sourcemap: false,
  })
  return new Set(Object.keys(metafile?.inputs ?? {}))
}

describe('what is evaluated is what answers customers', () => {
  let worker: Set<string>
  let evaluation: Set<string>
  beforeAll(async () => {
    worker = await modulesOf('workers/index.ts')
    evaluation = await modulesOf('scripts/eval/scoring/main.ts')
  }, 60_000)

  test.each(JUDGED)('%s is in both', (module) => {
    expect(worker).toContain(module)
    expect(evaluation).toContain(module)
  })

  test('claims are judged on the cases that the tests judge', () => {
    expect(evaluation).toContain('tests/eval/grounding/cases.ts')
    expect(evaluation).toContain('tests/eval/grounding/hostile.ts')
  })

  test('and the evaluation has no model of its own', () => {
    const own = [...evaluation].filter((path) => path.startsWith('scripts/')).sort()
    expect(own.filter((path) => /bm25|token|classif|language|fuse|feature/.test(path))).toEqual([])
  })
})
