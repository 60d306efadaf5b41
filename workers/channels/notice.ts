import type { Env } from '../env'
import { ShortMemory } from '../platform/short-memory'
import { tenantScope } from '../platform/tenant-scope'
import { channelById } from './channels'
import type { ChannelHealth } from './health'
import { recordChanges } from './health-changes'
import { askSoon, changeHealth } from './health-queries'

interface Place {
  tenantId: string
  channelId: string
}

/** An isolate that has just told does not tell again with each message that fails. */
const TOLD_MS = 60_000
const told = new ShortMemory<true>({ keepMs: TOLD_MS, servesStale: false })
/** Each asking is three calls to Meta, which allows 200 in an hour. */
const ASKED_FOR_MS = 10 * 60_000
const askedFor = new ShortMemory<true>({ keepMs: ASKED_FOR_MS, servesStale: false })

/**
 * Meta has refused the token, also a fresh copy of it: the number is red until somebody renews it, or Meta says that it
 * takes it after all. The next round asks.
 */
export async function tokenRefused(env: Env, { tenantId, channelId }: Place): Promise<void> {
  await told.get(`${tenantId}/${channelId}`, async () => {
    await change(env, { tenantId, channelId }, (health) => ({ ...health, token: 'invalid' }))
    await undelivered(env, { tenantId, channelId })
    return true
  })
}

/**
 * Meta took messages and said later that it delivers none, of this number or account: a missing payment, say. How the number
 * is, only Meta can tell: the next round asks.
 */
export async function undelivered(env: Env, { tenantId, channelId }: Place): Promise<void> {
  await askedFor.get(`${tenantId}/${channelId}`, async () => {
    await askSoon(tenantScope(env, tenantId), [channelId])
    return true
  })
}

/** What we see for ourselves: no webhook comes, or no send is taken; and that it is over. Safe to repeat. */
export function notice(
  env: Env,
  place: Place,
  code: ChannelHealth['noticed'][number]['code'],
  since: number | null,
): Promise<void> {
  return change(env, place, (health) => {
    const others = health.noticed.filter((one) => one.code !== code)
    const same = health.noticed.find((one) => one.code === code)
    return { ...health, noticed: since === null ? others : [...others, same ?? { code, since }] }
  })
}

async function change(
  env: Env,
  { tenantId, channelId }: Place,
  to: (health: ChannelHealth) => ChannelHealth,
): Promise<void> {
  const channel = await channelById(env, tenantId, channelId)
  if (!channel) return
  const scope = tenantScope(env, tenantId)
  const changed = await changeHealth(scope, channelId, to)
  if (changed) await recordChanges(env, scope, channel, changed)
}
