import { Problem } from '../platform/problem'
import type { GraphAdmin, Told } from '../whatsapp/graph-admin'
import { callbackOf } from './callback'
import type { Channel } from './channel'
import { failed, failedCall } from './check-words'
import type { Checking } from './checks'
import { refusedBy } from './connect'
import { recordAct } from './events'
import { graphFor } from './graph-for'
import { sayRenewed } from './health-changes'
import { checkChannel } from './health-check'

/** Single steps of the set-up, for what failed then or broke since. Each throws what Meta says against it. */

export async function registerNumber(checking: Checking, channel: Channel, pin: string): Promise<void> {
  if (channel.onBusinessApp) throw onBusinessApp()
  const graph = await graphOf(checking, channel)
  await settle(checking, channel, 'connection.registered', await graph.register(channel.phoneNumberId, pin))
}

export async function subscribeAgain(checking: Checking, channel: Channel): Promise<void> {
  const graph = await graphOf(checking, channel)
  await settle(checking, channel, 'connection.subscribed', await graph.subscribe(channel.wabaId))
}

/** Only to our own address: Meta hands the verify token to whatever is named. */
export async function setOverride(checking: Checking, channel: Channel, url: string | null): Promise<void> {
  const graph = await graphOf(checking, channel)
  const callback = await callbackOf(checking.env, channel.appId, checking.origin)
  if (url !== null && (url !== callback.url || callback.verifyToken === null)) throw foreignCallback(callback.url)
  const override = url === null ? null : { url, verifyToken: callback.verifyToken ?? '' }
  const told = await graph.overrideOf(channel.phoneNumberId, override)
  if (!told.ok && url !== null && failedCall(told).code !== 'token_invalid') throw refusedBy(failed('callback_refused'))
  await settle(checking, channel, url === null ? 'connection.override_removed' : 'connection.override_set', told)
}

async function graphOf({ env }: Checking, channel: Channel): Promise<GraphAdmin> {
  const connection = channel.disconnectedAt === null ? await graphFor(env, channel) : null
  if (!connection) throw disconnected()
  return connection.graph
}

async function settle(
  { env, scope, by }: Checking,
  channel: Channel,
  kind: string,
  told: Told<unknown>,
): Promise<void> {
  if (!told.ok) throw refusedBy(failedCall(told))
  await recordAct(scope, { channelId: channel.id, wabaId: channel.wabaId }, { kind, byUser: by })
  await checkChannel(env, scope, channel.id)
  await sayRenewed(env, { tenantId: scope.tenantId, channelId: channel.id })
}

export function disconnected(): Problem {
  return new Problem({
    status: 409,
    code: 'channel.disconnected',
    title: 'Not connected',
    detail: 'This number is not connected to WhatsApp any more.',
    nextStep: 'Connect it again; its conversations then go on.',
  })
}

function onBusinessApp(): Problem {
  return new Problem({
    status: 409,
    code: 'channel.on_business_app',
    title: 'Not to be registered',
    detail: 'This number also lives in the WhatsApp Business app, which would be thrown out.',
    nextStep: 'Nothing has to be done: the app has registered it.',
  })
}

function foreignCallback(url: string): Problem {
  return new Problem({
    status: 422,
    code: 'channel.foreign_callback',
    title: 'Not our address',
    detail: 'Messages of a number can be brought here, and not sent elsewhere.',
    nextStep: `Use ${url}, or null to take it back.`,
  })
}
