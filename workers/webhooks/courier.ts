import type { Env } from '../env'
import { atMost } from '../platform/at-most'
import { errorName, log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { warnOfFailed } from './alarm'
import { nextTry } from './backoff'
import { type Endpoint, listEndpoints, settle, type Tried } from './queries'
import { openSecrets } from './secrets'
import { type Placed, tellWave, type Wave } from './wave'

/** What is told before the cursor is written: so much a crash repeats at most. */
const WAVE = 20
/** Of one endpoint, before the others have their turn. */
const WAVES = 25
const ENDPOINTS_AT_ONCE = 2

/** A part of the feed after a position; `next` moves past what is gone. Undefined: the feed has never been there. */
export type ReadFeed = (after: number, limit: number) => { events: Placed[]; next: number } | undefined

/**
 * One round: every endpoint of the tenant whose time has come is told what it has not heard. `on`: how many listen at all;
 * `more`: some have not heard everything.
 */
export async function deliver(env: Env, tenantId: string, read: ReadFeed): Promise<{ on: number; more: boolean }> {
  const scope = tenantScope(env, tenantId)
  const on = (await listEndpoints(scope)).filter(({ state }) => state === 'on')
  const now = Date.now()
  const due = on.filter(({ nextTryAt }) => nextTryAt === null || nextTryAt <= now)
  const left = await atMost(ENDPOINTS_AT_ONCE, due, async (endpoint) => {
    try {
      return await catchUp(env, scope, endpoint, read)
    } catch (error) {
      log.error('webhook.failed', { endpointId: endpoint.id, error: errorName(error) })
      return false // with the next minute
    }
  })
  return { on: on.length, more: left.includes(true) }
}

async function catchUp(env: Env, scope: TenantScope, endpoint: Endpoint, read: ReadFeed): Promise<boolean> {
  const secrets = await openSecrets(env, endpoint, Date.now())
  let held = endpoint
  for (let waves = 0; waves < WAVES; waves += 1) {
    // One that failed is tried alone: else what comes behind it would be told again with every try.
    const part = read(Number(held.cursor), held.attempts > 0 ? 1 : WAVE)
    if (part && part.next === Number(held.cursor)) return false
    const events = part?.events.filter(({ event }) => isWanted(held, event.kind)) ?? []
    const wave = await tellWave(env, { url: held.url, secrets }, events)
    const settled = await settle(scope, held, changeAfter(held, wave, part?.next ?? 0), triedOf(wave, events))
    if (settled?.state === 'failed') await warnOfFailed(scope, settled)
    if (!settled) return true // somebody has changed it: read it again
    if (wave.next) return false
    held = settled
  }
  return true
}

function isWanted({ kinds }: Endpoint, kind: string): boolean {
  return kinds.length === 0 || kinds.includes(kind)
}

function changeAfter(held: Endpoint, { delivered, next, last }: Wave, end: number): Partial<Endpoint> {
  const now = Date.now()
  const afresh = { attempts: 0, failingSince: null, nextTryAt: null }
  const heard = delivered > 0 ? { ...afresh, lastOkAt: now } : {}
  // Also where nothing was told: what was in the way is not wanted any more.
  if (!next || !last) return { cursor: String(end), ...afresh, ...heard, ...(last ? { lastStatus: last.status } : {}) }
  const failingSince = delivered > 0 ? now : (held.failingSince ?? now)
  const attempts = delivered > 0 ? 1 : held.attempts + 1
  const { status, retryAfterMs } = last
  const nextTryAt = nextTry({ attempts, failingSince, status, retryAfterMs }, now, Math.random())
  return {
    ...heard,
    cursor: String(next.position - 1),
    attempts,
    failingSince,
    nextTryAt,
    lastStatus: status,
    ...(nextTryAt === null ? { state: 'failed' as const } : {}),
  }
}

function triedOf({ delivered, next, last }: Wave, events: readonly Placed[]): Tried | undefined {
  if (!last) return undefined
  const { status, ms, failure } = last
  return { events: delivered, firstEventId: (next ?? events[0])?.event.event_id ?? null, status, ms, failure }
}
