import { channelById } from '../channels/channels'
import { recordAct } from '../channels/events'
import { notice } from '../channels/notice'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { after, brokenHop, type Hop, type HopState } from './hops'
import { hopsNow } from './live'
import { dueForProbe, inTrouble, type Known, markProbed, readHops, saveHops } from './queries'

interface Place {
  tenantId: string
  channelId: string
}

/** A number from which nothing came for so long is tried. */
const SILENT_MS = 3 * 3_600_000
/** One that is broken is tried with every sweep, until it goes through. */
const AGAIN_MS = 45_000
const SENDS_WEIGH_MS = 5 * 60_000
const MOST_PROBED = 20
const MOST_JUDGED = 200

/** Tries the silent ones, then names what is broken, and what no longer is. */
export async function sweepCanary(env: Env, now: number): Promise<number> {
  const due = await dueForProbe(env, { silentBefore: now - SILENT_MS, again: now - AGAIN_MS, limit: MOST_PROBED })
  await Promise.all(due.map((place) => safely(place, () => probeNow(env, place, now))))
  const troubled = await inTrouble(env, MOST_JUDGED)
  for (const place of troubled) await safely(place, async () => announce(env, place, await hopsNow(env, place), now))
  return due.length
}

/** The whole way, now; what was seen is kept. */
export async function probeNow(env: Env, place: Place, now: number): Promise<void> {
  const { probe } = await import('./probe')
  const seen = await probe(env, place)
  const known = await readHops(env, place)
  const changed = new Map<Hop, HopState>()
  for (const one of seen) {
    const before = changed.get(one.hop) ?? known.states.find(({ hop }) => hop === one.hop)
    if (one.hop === 'send_graph' && one.failures === 0 && isFresh(before, now)) continue
    changed.set(one.hop, after(before, one))
  }
  await saveHops(env, place, [...changed.values()])
  await markProbed(env, place, now, known.announced)
}

/** That Meta answers a question does not yet say that it takes a message: sends that failed just now weigh more. */
function isFresh(state: HopState | undefined, now: number): boolean {
  return state !== undefined && state.failures > 0 && now - (state.failedAt ?? 0) < SENDS_WEIGH_MS
}

/** Turns the number red with the name of the hop, and back. */
async function announce(env: Env, place: Place, { states, announced, probedAt }: Known, now: number): Promise<void> {
  const broken = brokenHop(states, now)
  if (broken === announced) return
  const { tenantId, channelId } = place
  const channel = await channelById(env, tenantId, channelId)
  if (!channel) return
  const codes = { broken: codeOf(broken), before: codeOf(announced) }
  if (codes.before && codes.before !== codes.broken) await notice(env, place, codes.before, null)
  if (codes.broken) await notice(env, place, codes.broken, now)
  await recordAct(tenantScope(env, tenantId), { channelId, wabaId: channel.wabaId }, actOf(broken, announced))
  await markProbed(env, place, probedAt ?? 0, broken)
}

function codeOf(hop: Hop | null): 'sends_failing' | 'silent' | null {
  if (hop === null) return null
  return hop === 'send_graph' ? 'sends_failing' : 'silent'
}

function actOf(broken: Hop | null, before: Hop | null) {
  return broken === null
    ? ({ kind: 'canary.mended', byUser: null, severity: 'info', detail: { hop: before ?? '' } } as const)
    : ({ kind: 'canary.broken', byUser: null, severity: 'critical', detail: { hop: broken } } as const)
}

/** One number that fails does not keep the others waiting. */
async function safely({ channelId }: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warn('canary.failed', { channelId, error: errorName(error) })
  }
}
