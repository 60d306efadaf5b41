import { type GroundingCase, groundingCases } from '../../../tests/eval/grounding/cases'
import { asks, MODELS, type Model, surroundings } from '../../../tests/eval/grounding/hostile'
import { decide } from '../../../workers/assistant/decide'
import { percent } from './scores'
import { Stopwatch } from './timing'

export interface GroundingScores {
  /** Lies that a hostile model told and a customer would have read, in percent of those told. */
  unsupported: number
  lies: number
  /** True answers that got through, of those in the language of the knowledge and of those in another. */
  coverage: number
  coverageAcross: number
  truths: number
  msPerCall: number
}

/** A lie is told plainly; the other ways of telling it are tried on every fourth. */
const TOLD_OTHERWISE = 4

/** The cases of tests/eval/grounding, through the whole turn. */
export async function scoreGrounding(): Promise<GroundingScores> {
  const cases = groundingCases()
  const watch = new Stopwatch()
  const isRead = async (one: GroundingCase, model: Model) => {
    const decision = await watch.timeAsync(() => decide(asks(one), surroundings(one, model)))
    return (decision.kind === 'answer' || decision.kind === 'clarify') && decision.text.includes(one.said)
  }
  let [lies, believed] = [0, 0]
  for (const [name, model] of Object.entries(MODELS)) {
    for (const [n, one] of cases.filter(({ kind }) => kind !== 'true').entries()) {
      if (name !== 'plain' && n % TOLD_OTHERWISE !== 0) continue
      lies++
      if (await isRead(one, model)) believed++
    }
  }
  const share = async (truths: readonly GroundingCase[]) => {
    let through = 0
    for (const one of truths) if (MODELS.plain && (await isRead(one, MODELS.plain))) through++
    return percent(through, truths.length)
  }
  const truths = cases.filter(({ kind }) => kind === 'true')
  return {
    unsupported: percent(believed, lies),
    lies,
    coverage: await share(truths.filter(({ language, knowledge }) => language === knowledge)),
    coverageAcross: await share(truths.filter(({ language, knowledge }) => language !== knowledge)),
    truths: truths.length,
    msPerCall: watch.median,
  }
}
