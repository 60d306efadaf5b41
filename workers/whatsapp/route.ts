import type { Channel } from '../channels/channel'
import { type AccountChannel, channelsOfAccount, findChannel, type SigningApp } from '../channels/channels'
import { concerns } from '../channels/concerns'
import type { FeedEvent } from '../conversations/live-event'
import type { Env } from '../env'
import { conversationId, conversationOf, inboxOf } from '../objects'
import { recordUnrouted } from '../operator/record-unrouted'
import type { Delivery, UnroutedItem, UnroutedReason } from './delivery'
import type { AccountDelivery, RoutedDelivery, SplitWebhook } from './envelope'
import { eventKey, parseAccountItem } from './inbound'

/** Outgoing calls of one invocation at a time. */
const FAN_OUT = 6

/**
 * Hands everything of one POST to whom it belongs; resolves when all of it is durable. A part that fails fails it all.
 * Answers how many items have no home; those are recorded.
 */
export async function routeItems(
  env: Env,
  app: SigningApp,
  split: SplitWebhook,
  receivedAt: number,
): Promise<{ unrouted: number }> {
  const homeless: UnroutedItem[] = [...split.unrouted]
  await inWaves(split.deliveries, async (delivery) => {
    const refused = await routeDelivery(env, app, delivery, receivedAt)
    if (refused) homeless.push(...unroutedItems(delivery, refused))
  })
  await inWaves(split.account, async (account) => {
    const refused = await routeAccount(env, app, account)
    if (refused)
      homeless.push(
        ...account.items.map((item) => ({ ...about(account), reason: refused, field: item.field, raw: item.raw })),
      )
  })
  if (homeless.length > 0) await recordUnrouted(env, homeless, app)
  return { unrouted: homeless.length }
}

async function routeDelivery(
  env: Env,
  app: SigningApp,
  delivery: RoutedDelivery,
  receivedAt: number,
): Promise<UnroutedReason | null> {
  const channel = await findChannel(env, delivery.phoneNumberId)
  const refused = await deliver(env, app, { delivery, channel, receivedAt })
  if (!channel || refused === null || !MAY_HAVE_MOVED.has(refused)) return refused
  // What memory said was refused: the number may have been disconnected, or be another tenant's by now.
  const now = await findChannel(env, delivery.phoneNumberId, { fresh: true })
  const isSame = now?.id === channel.id && now.appId === channel.appId && now.wabaId === channel.wabaId
  return isSame ? refused : deliver(env, app, { delivery, channel: now, receivedAt })
}

const MAY_HAVE_MOVED = new Set<UnroutedReason>(['unknown_number', 'wrong_app', 'wrong_account'])

interface Handed {
  delivery: RoutedDelivery
  channel: Channel | null
  receivedAt: number
}

async function deliver(
  env: Env,
  app: SigningApp,
  { delivery, channel, receivedAt }: Handed,
): Promise<UnroutedReason | null> {
  const refused = refusal(channel, app, delivery.wabaId)
  if (!channel || refused) return refused ?? 'unknown_number'
  const { tenantId, id: channelId } = channel
  try {
    return await toConversation(env, { ...delivery, tenantId, channelId, receivedAt })
  } catch (error) {
    const { noteFailure } = await import('../canary/failures')
    await noteFailure(env, { tenantId, channelId }, 'webhook_conversation')
    throw error
  }
}

async function toConversation(env: Env, delivery: Delivery): Promise<UnroutedReason | null> {
  // A status names the conversation that made the send; unless that is ours and here, its recipient does.
  const { conversationId: named } = delivery
  if (named !== undefined) {
    const answer = await conversationOf(env, named).receive({ ...delivery, conversationId: named })
    if (answer.ok) return null
    if (delivery.contactKey === '') return answer.reason === 'too_many_hops' ? answer.reason : 'no_sender'
  }
  const id = await conversationId(env, delivery)
  const answer = await conversationOf(env, id).receive({ ...delivery, conversationId: id })
  if (answer.ok) return null
  return answer.reason === 'too_many_hops' ? answer.reason : 'unknown_number'
}

/** Whose number is it, does the account match, and may this app speak for it. */
function refusal(channel: Channel | null, app: SigningApp, wabaId: string): UnroutedReason | null {
  if (!channel) return 'unknown_number'
  if (channel.appId !== app.id) return 'wrong_app'
  return channel.wabaId === wabaId ? null : 'wrong_account'
}

async function routeAccount(env: Env, app: SigningApp, account: AccountDelivery): Promise<UnroutedReason | null> {
  const { wabaId, phoneNumberId } = account
  const channel = phoneNumberId === undefined ? null : await findChannel(env, phoneNumberId)
  if (phoneNumberId !== undefined) {
    const refused = refusal(channel, app, wabaId)
    if (refused) return refused
  }
  const all = channel ? [channel] : await channelsOfAccount(env, wabaId)
  if (all.length === 0) return 'unknown_account'
  const heard = all.filter(({ tenantId }) => app.tenantId === null || app.tenantId === tenantId)
  for (const [tenantId, channels] of Map.groupBy(heard, (one) => one.tenantId)) {
    const items = account.items.filter((item) => concerns(item, channels, all))
    if (items.length > 0) await tellTenant(env, { tenantId, channels }, { ...account, items })
  }
  return heard.length > 0 ? null : 'wrong_app'
}

/** First what is kept, then the feed: a dashboard that hears of it loads how it is now. */
async function tellTenant(
  env: Env,
  { tenantId, channels }: { tenantId: string; channels: AccountChannel[] },
  { wabaId, phoneNumberId, items }: AccountDelivery,
): Promise<void> {
  const events = items.map((item) => {
    const event = parseAccountItem(item)
    // Two numbers of one tenant may report the same at the same second.
    return { item, event, key: `${wabaId}.${phoneNumberId ?? ''}.${eventKey(event, item)}` }
  })
  const { applyAccountItems } = await import('../channels/account-events')
  await applyAccountItems(env, { tenantId, wabaId, channels, items: events })
  const entries = events.map(({ event, key }) => ({
    key,
    event: feedEvent(event, { key, tenantId, wabaId, phoneNumberId }),
  }))
  const stored = await (await inboxOf(env, tenantId)).record({ tenantId, entries })
  if (!stored.ok) throw new Error(`inbox refused account events: ${stored.reason}`)
}

function feedEvent(
  event: ReturnType<typeof parseAccountItem>,
  {
    key,
    tenantId,
    wabaId,
    phoneNumberId,
  }: { key: string; tenantId: string; wabaId: string; phoneNumberId: string | undefined },
): FeedEvent {
  const number = phoneNumberId === undefined ? {} : { phone_number_id: phoneNumberId }
  return { event_id: `acc.${key}`, source: 'whatsapp', tenant: tenantId, waba_id: wabaId, ...number, ...event }
}

/** The item whole, with its part, contact and origin: a replay must not make a live message of a past one. */
function unroutedItems(delivery: RoutedDelivery, reason: UnroutedReason): UnroutedItem[] {
  return delivery.items.map((item) => ({ ...about(delivery), reason, field: item.field, raw: item }))
}

function about({ wabaId, phoneNumberId }: { wabaId: string; phoneNumberId?: string }) {
  return phoneNumberId === undefined ? { wabaId } : { wabaId, phoneNumberId }
}

async function inWaves<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += FAN_OUT)
    await Promise.all(items.slice(from, from + FAN_OUT).map(work))
}
