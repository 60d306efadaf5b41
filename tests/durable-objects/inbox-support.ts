import { env } from 'cloudflare:workers'
import type { ConversationRow, FeedEvent, LiveEvent, Presence, Publish } from '../../workers/conversations/live-event'
import type { RemoteInbox } from '../../workers/conversations/remote'
import type { Sight } from '../../workers/conversations/sight'
import { inboxOf } from '../../workers/objects'

let tenants = 0

/** An inbox nobody has used: storage is shared between tests, names are not. */
export async function newInbox() {
  const tenantId = `inbox-test-${++tenants}-${crypto.randomUUID().slice(0, 8)}`
  return { tenantId, inbox: await inboxOf(env, tenantId) }
}

export type Inbox = Awaited<ReturnType<typeof newInbox>>

const opened: WebSocket[] = []

/** For `afterEach`: an open socket would keep its object. */
export function closeSockets(): void {
  for (const socket of opened.splice(0)) socket.close()
}

export interface Who {
  userId?: string
  sessionId?: string
  window?: string
  after?: number
  sight?: Sight
}

/** A socket as the Worker opens it, and what it hears. */
export async function connect(
  { tenantId, inbox }: Inbox,
  { userId = 'u1', sessionId, window, after, sight }: Who = {},
) {
  const headers = new Headers({
    ...{ upgrade: 'websocket', 'x-whatsnexus-tenant': tenantId, 'x-whatsnexus-user': userId },
    ...(sessionId === undefined ? {} : { 'x-whatsnexus-session': sessionId }),
    ...(sight === undefined ? {} : { 'x-whatsnexus-sight': JSON.stringify(sight) }),
  })
  const url = new URL('https://inbox/')
  if (after !== undefined) url.searchParams.set('after', String(after))
  if (window !== undefined) url.searchParams.set('window', window)
  const response = await inbox.fetch(url, { headers })
  const socket = response.webSocket
  if (!socket) throw new Error(`no socket: ${response.status}`)
  const heard: LiveEvent[] = []
  const texts: string[] = []
  const closed: number[] = []
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string' || data === 'pong') return void texts.push(String(data))
    const event: LiveEvent = JSON.parse(data)
    heard.push(event)
  })
  socket.addEventListener('close', ({ code }) => void closed.push(code))
  socket.accept()
  opened.push(socket)
  return { socket, heard, texts, closed }
}

/** Each message in a word or two. */
export function summary(heard: LiveEvent[]): string[] {
  return heard.map((event) => {
    if (event.type === 'mark') return `mark ${event.conversationId}`
    if (event.type !== 'presence') return `${event.type} ${event.n}`
    const { userId, conversationId, writing } = event.presence
    if (event.gone) return `${userId} gone`
    return [userId, conversationId ?? 'nowhere', writing ?? ''].join(' ').trim()
  })
}

/** Where everybody is, by user id. */
export function presenceIn(event: LiveEvent | undefined): Record<string, Omit<Presence, 'at' | 'userId'>> {
  if (event?.type !== 'hello') throw new Error(`${event?.type} is no hello`)
  return Object.fromEntries(
    event.presence.map(({ userId, conversationId, writing }) => [userId, { conversationId, writing }]),
  )
}

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
    inbound: 1,
    waitingSince: 1_000,
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
