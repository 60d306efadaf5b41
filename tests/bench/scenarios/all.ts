import { burst, duplicates } from './bursts.ts'
import { cost } from './cost.ts'
import { crash } from './crash.ts'
import { floors } from './floors.ts'
import { graphErrors, lostAnswers } from './graph-faults.ts'
import { growth } from './growth.ts'
import { knowledge } from './knowledge.ts'
import { saturated } from './saturated.ts'
import type { Scenario } from './scenario.ts'
import { screen } from './screen.ts'
import { shapes } from './shapes.ts'
import { soak } from './soak.ts'
import { statuses } from './statuses.ts'
import { steady } from './steady.ts'

/** In the order in which they run: figures first, while the data is small; the crash last. */
export const SCENARIOS: Scenario[] = [
  steady,
  floors,
  saturated,
  growth,
  cost,
  burst,
  duplicates,
  shapes,
  statuses,
  graphErrors,
  lostAnswers,
  crash,
  screen,
  soak,
  knowledge,
]
