import { env } from 'cloudflare:workers'
import type { ConversationRow, FeedEvent, Publish } from '../../workers/conversations/live-event'
import type { RemoteInbox } from '../../workers/conversations/remote'
import { inboxOf } from '../../workers/objects'

let tenants = 0

/** An inbox nobody has used: storage is shared between tests, names are not. */
export async function newInbox() {
  const tenantId = `inbox-test-${++tenants}-${crypto.randomUUID().slice(0, 8)}`
  return { tenantId, inbox: await inboxOf(env, tenantId) }
}

export type Inbox = Awaited<ReturnType<typeof newInbox>>

/** A page of the feed; throws the reason of a refusal. */
export async function readFeed(
  { tenantId, inbox }: Inbox,
  query: { after?: string; limit?: number; source?: FeedEvent['source'] } = {},
) {
  const remote: RemoteInbox = inbox
  const page = await remote.feed({ tenantId, limit: 100, ...query })
  if (!page.ok) throw new Error(page.reason)
  return page
}

export function rowOf(id: string, change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    channelId: 'chn_1',
    contact: { name: 'Asha', waId: '919800000001', userId: null, username: null, groupId: null },
    state: 'open',
    baton: { holder: 'assistant' },
    last: { text: 'Is the museum open?', type: 'text', direction: 'inbound', by: 'customer', at: 1_000 },
    lastAt: 1_000,
    unanswered: 1,
    windowClosesAt: 0,
    marketingOptOut: false,
    snoozedUntil: null,
    labels: [],
    attention: null,
    createdAt: 1_000,
    ...change,
  }
}

export function messageEvent(tenant: string, conversation_id: string, seq: number, text = `message ${seq}`): FeedEvent {
  return {
    event_id: `${conversation_id}.${seq}`,
    source: 'whatsapp',
    tenant,
    conversation_id,
    seq,
    kind: 'message',
    id: `wamid.${conversation_id}.${seq}`,
    type: 'text',
    direction: 'inbound',
    text,
    wa_id: '919800000001',
    user_id: null,
    timestamp: 1_700_000_000 + seq,
  }
}

export function noteEvent(tenant: string, conversation_id: string, seq: number): FeedEvent {
  return {
    event_id: `${conversation_id}.${seq}`,
    source: 'whatsnexus',
    tenant,
    conversation_id,
    seq,
    kind: 'note',
    message_id: `msg_${seq}`,
    text: 'Ask about the group price.',
    by: 'agent:u1',
    timestamp: 1_700_000_000_000 + seq,
  }
}

export function accountEvent(tenant: string, key: string): FeedEvent {
  return { event_id: key, source: 'whatsapp', tenant, kind: 'account', field: 'template_status', event: 'APPROVED' }
}

/** A publish of messages with these seqs; its version is the last of them. */
export function publishOf(
  tenantId: string,
  conversationId: string,
  seqs: number[],
  change: Partial<Publish> = {},
): Publish {
  const events = seqs.map((seq) => messageEvent(tenantId, conversationId, seq))
  const version = seqs.at(-1) ?? 0
  return {
    ...{ tenantId, conversationId, epoch: 1, version, events },
    row: rowOf(conversationId, { lastAt: 1_000 + version }),
    ...change,
  }
}
