import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { ShortMemory } from '../platform/short-memory'
import { after, type Hop } from './hops'
import { readHops, saveHops } from './queries'

/** While a part of the way is down, everything fails there: it is told once in a while. */
const TOLD_MS = 15_000
const told = new ShortMemory<true>({ keepMs: TOLD_MS, servesStale: false })

/** Something did not get through here. Never throws: whoever tells has trouble enough. */
export async function noteFailure(env: Env, place: { tenantId: string; channelId: string }, hop: Hop): Promise<void> {
  try {
    await told.get(`${place.channelId}/${hop}`, async () => {
      const { states } = await readHops(env, place)
      const known = states.find((state) => state.hop === hop)
      await saveHops(env, place, [after(known, { hop, at: Date.now(), failures: 1 })])
      return true
    })
  } catch (error) {
    log.warn('canary.failure_untold', { hop, error: errorName(error) })
  }
}
