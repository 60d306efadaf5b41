import { accessToken, appById, channelById, DEFAULT_APP } from '../channels/channels'
import { remoteConversation } from '../conversations/remote'
import type { Env } from '../env'
import { conversationId, inboxOf } from '../objects'
import { callGraph } from '../whatsapp/graph-call'
import { webhook } from '../whatsapp/webhook'
import type { Seen } from './hops'
import { CANARY_USER, CANARY_WAMID } from './key'

interface Place {
  tenantId: string
  channelId: string
}

/** How long the inbox may take to hear of it. */
const HEARD_WITHIN_MS = 3_000
const POLL_MS = 100
const GRAPH_WITHIN_MS = 10_000

/** Walks the way of a message as far as nobody sees it, and says how each part was. */
export async function probe(env: Env, place: Place): Promise<Seen[]> {
  const channel = await channelById(env, place.tenantId, place.channelId)
  if (!channel || channel.disconnectedAt !== null) return []
  const [inside, outside] = await Promise.all([walkIn(env, place, channel), askGraph(env, place, channel)])
  return [...inside, ...outside]
}

type Number = { phoneNumberId: string; wabaId: string; displayPhoneNumber: string; appId: string }

/** A signed webhook to ourselves: through the door that Meta knocks at, to a conversation that nobody sees. */
async function walkIn(env: Env, place: Place, number: Number): Promise<Seen[]> {
  const began = Date.now()
  const seconds = Math.floor(began / 1000)
  const stored = await knock(env, number, seconds)
  const at = Date.now()
  if (!stored) return [{ hop: 'webhook_conversation', at, failures: 1 }]
  const way: Seen[] = [{ hop: 'webhook_conversation', at, failures: 0, ms: at - began }]
  if (await isHeard(env, place, seconds)) {
    const heard = Date.now()
    return [...way, { hop: 'conversation_inbox', at: heard, failures: 0, ms: heard - at }]
  }
  const id = await conversationId(env, { ...place, contactKey: CANARY_USER })
  const found = await remoteConversation(env, id).message({ tenantId: place.tenantId, wamid: CANARY_WAMID })
  if (!found.ok) return [{ hop: 'webhook_conversation', at, failures: 1 }]
  return [...way, { hop: 'conversation_inbox', at, failures: 1 }]
}

/** False: it was not taken. */
async function knock(env: Env, { phoneNumberId, wabaId, displayPhoneNumber, appId }: Number, seconds: number) {
  try {
    const app = await appById(env, appId)
    if (!app) return false
    const status = { id: CANARY_WAMID, status: 'canary', timestamp: String(seconds), recipient_user_id: CANARY_USER }
    const metadata = { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId }
    const value = { messaging_product: 'whatsapp', metadata, statuses: [status] }
    const body = bytesOf(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }],
      }),
    )
    const path = appId === DEFAULT_APP ? '/webhooks/whatsapp' : `/webhooks/whatsapp/${appId}`
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': await sign(app.secret, body) }
    const answer = await webhook.request(`https://canary.invalid${path}`, { method: 'POST', headers, body }, env)
    return answer.status === 200
  } catch {
    return false
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

async function sign(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['sign'])
  return `sha256=${new Uint8Array(await crypto.subtle.sign('HMAC', key, body)).toHex()}`
}

async function isHeard(env: Env, { tenantId, channelId }: Place, seconds: number): Promise<boolean> {
  const inbox = await inboxOf(env, tenantId)
  for (const until = Date.now() + HEARD_WITHIN_MS; Date.now() < until; await scheduler.wait(POLL_MS)) {
    try {
      if ((await inbox.canaryAt({ tenantId, channelId })) >= seconds) return true
    } catch {
      return false
    }
  }
  return false
}

/** Is the token taken, and does Meta send this account's webhooks to us. */
async function askGraph(env: Env, { channelId }: Place, { wabaId }: Number): Promise<Seen[]> {
  const token = await accessToken(env, channelId).catch(() => null)
  if (token === null) return []
  const began = Date.now()
  const settings = { baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION, timeoutMs: GRAPH_WITHIN_MS }
  const answer = await callGraph(settings, { path: `${encodeURIComponent(wabaId)}/subscribed_apps`, token })
  const at = Date.now()
  // Three at once: it is not a send that may have had its own reason.
  if (!answer || answer.httpStatus >= 500 || answer.httpStatus === 401) return [{ hop: 'send_graph', at, failures: 3 }]
  const reached: Seen = { hop: 'send_graph', at, failures: 0, ms: at - began }
  if (!answer.ok) return [reached]
  return [reached, { hop: 'meta_webhook', at, failures: isSubscribed(answer.json) ? 0 : 1 }]
}

function isSubscribed(json: unknown): boolean {
  const list = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined
  return !Array.isArray(list) || list.length > 0
}
