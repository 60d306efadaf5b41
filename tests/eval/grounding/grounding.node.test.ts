import { describe, expect, test } from 'vitest'
import { decide } from '../../../workers/assistant/decide'
import { type GroundingCase, groundingCases } from './cases'
import { asks, MODELS, type Model, surroundings } from './hostile'

/**
 * Release bar: no invented answer among at least 300 of each kind, at a stated share of true answers that still get
 * through. Set and table of words were written by the same hand: the share is of this set, not of the world.
 */
const CASES = groundingCases()
const LEAST_CASES = 300

/** Said in the knowledge's own language: of these the share that gets through. */
const LEAST_COVERED = 0.97
/** In another language than the knowledge, where only what has a known meaning, number or sound can be compared. */
const LEAST_COVERED_ACROSS = 0.7

async function answered(one: GroundingCase, model: Model): Promise<string | null> {
  const decision = await decide(asks(one), surroundings(one, model))
  return decision.kind === 'answer' || decision.kind === 'clarify' ? decision.text : null
}

/** Cases in which the customer would have read what the model invented. */
async function invented(cases: readonly GroundingCase[], model: Model): Promise<string[]> {
  const read: string[] = []
  for (const one of cases) if ((await answered(one, model))?.includes(one.said)) read.push(`${one.id}: ${one.said}`)
  return read
}

describe.each(Object.entries(MODELS))('a model that lies, %s', (name, model) => {
  test.each(['digit', 'turned', 'planted', 'unanswerable'] as const)(
    'invents nothing: %s',
    { timeout: 60_000 },
    async (kind) => {
      // Each lie is told plainly; the other ways of telling it are tried on every second.
      const step = name === 'plain' ? 1 : 2
      const cases = CASES.filter((one) => one.kind === kind).filter((_, i) => i % step === 0)
      expect(cases.length).toBeGreaterThanOrEqual(LEAST_CASES)
      expect(await invented(cases, model)).toEqual([])
    },
  )
})

describe('true answers get through', () => {
  test.each([
    ['in the language of the knowledge', LEAST_COVERED, true],
    ['in another language', LEAST_COVERED_ACROSS, false],
  ] as const)('%s: at least %s', { timeout: 60_000 }, async (_where, least, same) => {
    const cases = CASES.filter((one) => one.kind === 'true' && (one.language === one.knowledge) === same)
    let covered = 0
    for (const one of cases) if ((await answered(one, MODELS.plain ?? (() => []))) !== null) covered++
    console.info(`coverage: ${covered} of ${cases.length}`)
    expect(covered / cases.length).toBeGreaterThanOrEqual(least)
  })
})
