import { openBrowser } from '../screen/browser.ts'
import { firstLoad } from '../screen/first-load.ts'
import { keys } from '../screen/keys.ts'
import { opening } from '../screen/opening.ts'
import { scrolling } from '../screen/scrolling.ts'
import { visible } from '../screen/visible.ts'
import type { System } from '../system/system.ts'
import { type Outcome, once, type Run, type Scenario } from './scenario.ts'

/** What an agent waits for, in a real browser, in a tenant with 50,000 conversations and a million messages. */
export const screen: Scenario = { name: 'screen', on: 'large', rounds: once, run }

async function run(system: System, run: Run): Promise<Outcome> {
  const browser = await openBrowser()
  try {
    const parts: [string, () => Promise<Outcome>][] = [
      ['opening', () => opening(system, run)],
      ['first load', () => firstLoad(system, browser, run)],
      ['keys', () => keys(system, browser, run)],
      ['scrolling', () => scrolling(system, browser, run)],
      ['webhook to visible', () => visible(system, browser, run)],
    ]
    const outcomes: Outcome[] = []
    for (const [name, part] of parts) {
      console.error(`  ${name}`)
      outcomes.push(await part().catch((error: unknown) => stopped(name, error)))
    }
    return together(outcomes)
  } finally {
    await browser.close()
  }
}

/** One part that cannot run does not hide what the others found. */
function stopped(name: string, error: unknown): Outcome {
  return { faults: { stopped: 1 }, notes: [`${name}: ${error instanceof Error ? error.message : String(error)}`] }
}

function together(outcomes: Outcome[]): Outcome {
  const faults: Record<string, number> = {}
  for (const outcome of outcomes)
    for (const [fault, count] of Object.entries(outcome.faults ?? {})) faults[fault] = (faults[fault] ?? 0) + count
  return {
    faults,
    figures: Object.assign({}, ...outcomes.map(({ figures = {} }) => figures)),
    notes: outcomes.flatMap(({ notes = [] }) => notes),
  }
}
