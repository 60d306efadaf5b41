import type { Channel } from '../channels/channel'
import { channelOfAccount, findChannel, type SigningApp } from '../channels/channels'
import type { FeedEvent } from '../conversations/live-event'
import type { Env } from '../env'
import { conversationId, conversationOf, inboxOf } from '../objects'
import { recordUnrouted } from '../operator/record-unrouted'
import type { UnroutedItem, UnroutedReason } from './delivery'
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
  const refused = refusal(channel, app, delivery.wabaId)
  if (!channel || refused) return refused ?? 'unknown_number'
  const { tenantId, id: channelId } = channel
  const full = { ...delivery, tenantId, channelId, receivedAt }
  // A status names the conversation that made the send; unless that is ours and here, its recipient does.
  if (delivery.conversationId !== undefined) {
    const answer = await conversationOf(env, delivery.conversationId).receive({
      ...full,
      conversationId: delivery.conversationId,
    })
    if (answer.ok) return null
    if (delivery.contactKey === '') return answer.reason === 'too_many_hops' ? answer.reason : 'no_sender'
  }
  const id = await conversationId(env, { tenantId, channelId, contactKey: delivery.contactKey })
  const answer = await conversationOf(env, id).receive({ ...full, conversationId: id })
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
  const tenantId = channel?.tenantId ?? (await channelOfAccount(env, wabaId))?.tenantId
  if (tenantId === undefined) return 'unknown_account'
  if (app.tenantId !== null && app.tenantId !== tenantId) return 'wrong_app'
  const entries = account.items.map((item) => {
    const event = parseAccountItem(item)
    // Two numbers of one tenant may report the same at the same second.
    const key = `${wabaId}.${phoneNumberId ?? ''}.${eventKey(event, item)}`
    return { key, event: feedEvent(event, { key, tenantId, wabaId, phoneNumberId }) }
  })
  const stored = await (await inboxOf(env, tenantId)).record({ tenantId, entries })
  if (!stored.ok) throw new Error(`inbox refused account events: ${stored.reason}`)
  return null
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
