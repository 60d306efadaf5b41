import { forgetHops } from '../canary/queries'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import type { GraphAdmin } from '../whatsapp/graph-admin'
import type { Channel } from './channel'
import { isAccountShared } from './channels'
import { dropConnection } from './connection-queries'
import { recordAct } from './events'
import { graphFor } from './graph-for'
import { tellDashboards } from './health-changes'
import { sayHeld } from './queries'

export interface Undone {
  name: 'override_removed' | 'unsubscribed' | 'deregistered'
  ok: boolean
}

/**
 * First Meta is told to send nothing more, as far as the token still allows; then the token goes. Conversations stay and
 * can be read. `deregister`: also off the Cloud API, which takes a new registration to bring back.
 */
export async function disconnectChannel(
  env: Env,
  scope: TenantScope,
  { channel, by, deregister }: { channel: Channel; by: string; deregister: boolean },
): Promise<Undone[]> {
  const connection = await graphFor(env, channel)
  const undone = connection ? await undoAtMeta(env, connection.graph, channel, deregister) : []
  await sayHeld(env, { tenantId: scope.tenantId, channelId: channel.id }, false)
  if (!(await dropConnection(scope, channel.id, Date.now()))) return undone
  await forgetHops(env, { tenantId: scope.tenantId, channelId: channel.id })
  const failed = undone.filter(({ ok }) => !ok).map(({ name }) => name)
  await recordAct(
    scope,
    { channelId: channel.id, wabaId: channel.wabaId },
    {
      kind: 'connection.disconnected',
      byUser: by,
      severity: 'warning',
      detail: failed.length > 0 ? { failed: failed.join(', ') } : {},
    },
  )
  await tellDashboards(env, scope.tenantId, channel.id, 'disconnected')
  return undone
}

async function undoAtMeta(env: Env, graph: GraphAdmin, channel: Channel, deregister: boolean): Promise<Undone[]> {
  const undone: Undone[] = []
  const number = await graph.number(channel.phoneNumberId)
  if (!number.ok && number.class === 'never') return [{ name: 'unsubscribed', ok: false }] // the token is dead
  const override = await graph.overrideOf(channel.phoneNumberId, null)
  undone.push({ name: 'override_removed', ok: override.ok })
  if (!(await isAccountShared(env, channel)))
    undone.push({ name: 'unsubscribed', ok: (await graph.unsubscribe(channel.wabaId)).ok })
  // Never one that lives in the phone app too.
  const isOnPhone = channel.onBusinessApp || (number.ok && number.value.onBusinessApp)
  if (deregister && !isOnPhone)
    undone.push({ name: 'deregistered', ok: (await graph.deregister(channel.phoneNumberId)).ok })
  return undone
}
