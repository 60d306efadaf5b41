import { seededRandom } from '../random.ts'
import type { Outcome, Run } from '../scenarios/scenario.ts'
import { percentile } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { ask, LARGE, listOpen } from './large-tenant.ts'

const OPENINGS = 200
const PAGES = 100

/** Conversations that nobody has touched for long, and the list's first page, one at a time, over HTTP. */
export async function opening(system: System, { quick }: Run): Promise<Outcome> {
  const openings = quick ? 50 : OPENINGS
  const ids = await scattered(system, openings)
  const cold: number[] = []
  const warm: number[] = []
  for (const id of ids) {
    cold.push((await ask(system, `conversations/${id}/thread?limit=50`)).ms)
    warm.push((await ask(system, `conversations/${id}/thread?limit=50`)).ms)
  }
  const pages: number[] = []
  for (let page = 0; page < (quick ? 30 : PAGES); page++) pages.push((await listOpen(system, 50)).ms)
  return {
    figures: {
      openColdP50: percentile(cold, 0.5),
      openColdP95: percentile(cold, 0.95),
      openWarmP95: percentile(warm, 0.95),
      inboxPageP50: percentile(pages, 0.5),
      inboxPageP95: percentile(pages, 0.95),
    },
  }
}

/** Ids from all over the list. A cursor is a time and an id, so any time is a place in it. */
async function scattered(system: System, count: number): Promise<string[]> {
  const random = seededRandom(count)
  const ids = new Set<string>()
  for (let tries = 0; ids.size < count && tries < count * 3; tries++) {
    const minutesAgo = 1_000 + Math.floor(random() * (LARGE.conversations - 2_000))
    const { rows } = await listOpen(system, 1, `${Date.now() - minutesAgo * 60_000}.cnv_`)
    for (const { id } of rows) ids.add(id)
  }
  return [...ids]
}
