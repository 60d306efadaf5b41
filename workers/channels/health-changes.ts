import type { Env } from '../env'
import { channelObjectOf, inboxOf } from '../objects'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { alarmOf } from './alarm'
import { type ChannelEvent, recordEvents, type Severity } from './events'
import type { HealthChange } from './health-queries'

type Change = Pick<ChannelEvent, 'kind' | 'severity' | 'detail'>

/** What a check found otherwise than before goes into the number's history, and open dashboards hear of a new alarm. */
export async function recordChanges(
  env: Env,
  scope: TenantScope,
  channel: { id: string; wabaId: string },
  changed: HealthChange,
): Promise<void> {
  const at = Date.now()
  const common = { channelId: channel.id, wabaId: channel.wabaId, byUser: null, at }
  await recordEvents(
    scope,
    changesOf(changed).map((change) => ({ id: newId('cev'), ...common, ...change })),
  )
  await tellAlarm(env, scope, channel.id, changed)
}

/** Also when one has ended: what waits may then leave at once. */
export async function tellAlarm(
  env: Env,
  { tenantId }: TenantScope,
  channelId: string,
  { before, after, onBusinessApp }: HealthChange,
): Promise<void> {
  const now = Date.now()
  const [was, is] = [before, after].map((health) => alarmOf({ disconnectedAt: null, onBusinessApp, health }, now))
  const owner = { tenantId, channelId }
  if (was?.severity === 'critical' && is?.severity !== 'critical') await sayRenewed(env, owner)
  else if (PACED_BY.some((key) => before[key] !== after[key]))
    await (await channelObjectOf(env, owner)).lookAgain(owner)
  if (was?.code !== is?.code) await tellDashboards(env, tenantId, channelId, is?.code ?? 'well')
}

const PACED_BY = ['throughput', 'messagingLimit', 'portfolioId'] as const

/** It may send again: its circuit need not find that out first. */
export async function sayRenewed(env: Env, owner: { tenantId: string; channelId: string }): Promise<void> {
  await (await channelObjectOf(env, owner)).renewed(owner)
}

/** Open dashboards load their numbers anew. */
export async function tellDashboards(env: Env, tenantId: string, channelId: string, change: string): Promise<void> {
  const key = newId('che')
  await (await inboxOf(env, tenantId)).record({
    tenantId,
    entries: [
      {
        key,
        event: {
          event_id: key,
          source: 'whatsnexus',
          tenant: tenantId,
          kind: 'channel',
          channel_id: channelId,
          change,
          timestamp: Math.floor(Date.now() / 1000),
        },
      },
    ],
  })
}

/** Nothing known before is no change. */
function changesOf({ before, after }: HealthChange): Change[] {
  const changes: Change[] = []
  const note = (kind: string, from: string | null, to: string | null, severity: Severity) => {
    if (from !== null && to !== null && from !== to)
      changes.push({ kind: `check.${kind}`, severity, detail: { from, to } })
  }
  if (before.token !== after.token && after.token !== 'unknown') {
    const severity = after.token === 'invalid' ? 'critical' : after.token === 'expiring' ? 'warning' : 'info'
    if (before.token !== 'unknown' || severity !== 'info')
      changes.push({ kind: 'check.token', severity, detail: { from: before.token, to: after.token } })
  }
  note(
    'quality',
    before.quality,
    after.quality,
    after.quality === 'RED' ? 'critical' : after.quality === 'YELLOW' ? 'warning' : 'info',
  )
  note('name', before.nameStatus, after.nameStatus, after.nameStatus === 'DECLINED' ? 'warning' : 'info')
  note('status', before.status, after.status, after.status === 'CONNECTED' ? 'info' : 'critical')
  note('limit', before.messagingLimit, after.messagingLimit, 'info')
  note('throughput', before.throughput, after.throughput, 'info')
  note('can_send', before.canSend, after.canSend, after.canSend === 'AVAILABLE' ? 'info' : 'critical')
  note('callback', before.callbackUrl, after.callbackUrl, 'warning')
  note('subscription', said(before.subscribed), said(after.subscribed), after.subscribed ? 'info' : 'critical')
  return changes
}

function said(subscribed: boolean | null): string | null {
  return subscribed === null ? null : subscribed ? 'yes' : 'no'
}
