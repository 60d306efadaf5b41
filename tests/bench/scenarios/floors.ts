import { saturated } from './saturated.ts'
import { every, type Scenario } from './scenario.ts'
import { steady } from './steady.ts'

/** The two floors under the same loads, so that ours is shown to be no slower than the one that was given. */
export const floors: Scenario = {
  name: 'floors',
  on: 'floors',
  rounds: every,
  async run(system, run) {
    const calm = await steady.run(system, run)
    const full = await saturated.run(system, { ...run, id: run.id + APART })
    return { verdict: calm.verdict, figures: { ...calm.figures, ...full.figures } }
  },
}

/** Contacts and numbers of the second run must not meet those of any other. */
const APART = 5000
