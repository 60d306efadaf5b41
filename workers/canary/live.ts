import type { Env } from '../env'
import { inboxOf } from '../objects'
import { type HopState, newestOf } from './hops'
import { type Known, readHops } from './queries'

/** What is kept of a number's way, with what its inbox saw since. */
export async function hopsNow(env: Env, place: { tenantId: string; channelId: string }): Promise<Known> {
  const [known, live] = await Promise.all([readHops(env, place), liveHops(env, place)])
  return { ...known, states: newestOf([...known.states, ...live]) }
}

async function liveHops(env: Env, place: { tenantId: string; channelId: string }): Promise<HopState[]> {
  try {
    return await (await inboxOf(env, place.tenantId)).hops(place)
  } catch {
    return [] // then what was seen last has to do
  }
}
