import type { ChannelDO } from '../durable-objects/channel'
import type { ConversationDO } from '../durable-objects/conversation'
import type { InboxDO } from '../durable-objects/inbox'
import type { KnowledgeDO } from '../durable-objects/knowledge'
import type { Env } from './env'

/**
 * The sole maker of stubs. Names are HMACs under a permanent key: they outlive `deleteAll`, so they must not hold a
 * phone number, and nobody can compute a name from one.
 */
export async function conversationId(
  env: Env,
  { tenantId, channelId, contactKey }: { tenantId: string; channelId: string; contactKey: string },
): Promise<string> {
  return `cnv_${await objectName(env, 'conversation', tenantId, channelId, contactKey)}`
}

export function conversationOf(env: Env, id: string): DurableObjectStub<ConversationDO> {
  return env.CONVERSATIONS.get(env.CONVERSATIONS.idFromName(id))
}

export function isConversationId(value: string): boolean {
  return /^cnv_[\w-]{28}$/.test(value)
}

/** A seam: a tenant that outgrows one inbox will be split by team here. */
export async function inboxOf(env: Env, tenantId: string): Promise<DurableObjectStub<InboxDO>> {
  return env.INBOXES.get(env.INBOXES.idFromName(await objectName(env, 'inbox', tenantId)))
}

/** What paces one number. */
export async function channelObjectOf(
  env: Env,
  { tenantId, channelId }: { tenantId: string; channelId: string },
): Promise<DurableObjectStub<ChannelDO>> {
  return env.CHANNELS.get(env.CHANNELS.idFromName(await objectName(env, 'channel', tenantId, channelId)))
}

/** Whom a business portfolio has written to outside a window: Meta's limit is of all its numbers together. */
export async function portfolioObjectOf(
  env: Env,
  { tenantId, portfolioId }: { tenantId: string; portfolioId: string },
): Promise<DurableObjectStub<ChannelDO>> {
  return env.CHANNELS.get(env.CHANNELS.idFromName(await objectName(env, 'portfolio', tenantId, portfolioId)))
}

/** Stands for a customer where only their number is counted: nobody can compute it from a phone number. */
export function customerHash(env: Env, tenantId: string, contactKey: string): Promise<string> {
  return objectName(env, 'customer', tenantId, contactKey)
}

export async function knowledgeOf(env: Env, tenantId: string): Promise<DurableObjectStub<KnowledgeDO>> {
  return env.KNOWLEDGE.get(env.KNOWLEDGE.idFromName(await objectName(env, 'knowledge', tenantId)))
}

const encoder = new TextEncoder()
const NAMES_KEPT = 5_000
const names = new Map<string, string>()
let nameKey: { text: string; key: Promise<CryptoKey> } | undefined

/** 28 characters of base64url: 168 bits of an HMAC. Kept per isolate, for one conversation is asked for again and again. */
async function objectName(env: Env, ...parts: string[]): Promise<string> {
  const label = `${env.NAME_KEY.length}|${parts.join('|')}`
  const known = names.get(label)
  if (known !== undefined && nameKey?.text === env.NAME_KEY) return known
  const mac = await crypto.subtle.sign('HMAC', await keyOf(env.NAME_KEY), encoder.encode(parts.join('|')))
  const name = base64url(new Uint8Array(mac, 0, 21))
  if (names.size >= NAMES_KEPT) names.clear()
  names.set(label, name)
  return name
}

function keyOf(text: string): Promise<CryptoKey> {
  if (nameKey?.text !== text) {
    names.clear()
    nameKey = {
      text,
      key: crypto.subtle.importKey('raw', encoder.encode(text), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    }
  }
  return nameKey.key
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
