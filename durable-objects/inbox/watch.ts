import type { HopState, Seen } from '../../workers/canary/hops'
import { saveHops } from '../../workers/canary/queries'
import type { Publish } from '../../workers/conversations/live-event'
import type { Env } from '../../workers/env'
import { errorName, log } from '../../workers/platform/log'
import type { Hops } from './hops'

/** `listening`: sockets before the news went out; the dead among them are gone by now. Answers what is worth keeping. */
export function watch(
  hops: Hops,
  trace: NonNullable<Publish['trace']>,
  { listening, hearing }: { listening: number; hearing: number },
): HopState[] | null {
  const now = Date.now()
  const { channelId, seen, canaryAt } = trace
  if (canaryAt !== undefined) hops.canary(channelId, canaryAt)
  const came = seen.filter(({ hop }) => hop === 'webhook_conversation')
  const published: Seen[] = came.map(({ at }) => ({ hop: 'conversation_inbox', at: now, failures: 0, ms: now - at }))
  const heard: Seen = { hop: 'inbox_socket', at: now, failures: hearing > 0 ? 0 : 1, ms: Date.now() - now }
  const told = came.length > 0 && listening > 0 ? [heard] : []
  return hops.take(channelId, [...seen, ...published, ...told], now)
}

export async function keepHops(env: Env, place: { tenantId: string; channelId: string }, states: HopState[]) {
  try {
    await saveHops(env, place, states)
  } catch (error) {
    log.warn('inbox.hops_unsaved', { error: errorName(error) }) // with the next sample
  }
}
