import { env, exports } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import type { MessageView } from '../../workers/conversations/views'
import { asTenant, until } from './api'
import { SINK_URL, type SinkFile, type SinkUpload } from './graph-sink/protocol'
import { freshWamid, messagesBody, textsBody } from './meta'
import { type SeededTenant, seedTenant } from './seed'
import { postWebhook } from './signed-webhook'

/** Small files, by their beginnings. */
export const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0', 'the rest of a picture')
export const JPEG = bytes('\xff\xd8\xff\xe0\0\x10JFIF\0', 'the rest of a photo')
export const OGG = bytes(`OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead\x01\x01`, 'the rest of a voice note')
export const PDF = bytes('%PDF-1.7\n', 'the rest of a document')
export const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
export const HTML = bytes('<!doctype html><script>alert(document.cookie)</script>')
export const EXE = bytes('MZ\x90\0', 'a program')

export function bytes(...parts: string[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.join(''), (char) => char.charCodeAt(0))
}

export async function sha256(of: Uint8Array<ArrayBuffer>): Promise<{ hex: string; base64: string }> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', of))
  return { hex: digest.toHex(), base64: digest.toBase64() }
}

let made = 0

/** A file at Meta. Answers its id. */
export async function atMeta(content: Uint8Array, file: SinkFile = {}): Promise<string> {
  const id = `88${Date.now()}${++made}`
  await changeAtMeta(id, { base64: content.toBase64(), ...file })
  return id
}

export async function changeAtMeta(id: string, file: SinkFile): Promise<void> {
  await fetch(`${SINK_URL}/control/file/${id}`, { method: 'POST', body: JSON.stringify(file) })
}

export async function askedAtMeta(id: string) {
  const asked = await fetch(`${SINK_URL}/control/asked-file/${id}`, { method: 'POST' })
  return asked.json<{ lookUps: string[]; downloads: { host: string; authorization: string | null }[] }>()
}

export async function uploadsAtMeta(phoneNumberId: string): Promise<SinkUpload[]> {
  return (await fetch(`${SINK_URL}/control/uploads/${phoneNumberId}`, { method: 'POST' })).json()
}

interface Sent {
  type?: string
  from?: string
  wamid?: string
  /** Seconds ago. */
  age?: number
  [field: string]: unknown
}

/** A customer sends a file. */
export async function customerSends(
  tenant: SeededTenant,
  mediaId: string,
  { type = 'image', from = '447700900001', wamid = freshWamid(), age = 0, ...fields }: Sent = {},
): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - age)
  const message = { from, id: wamid, timestamp, type, [type]: { id: mediaId, mime_type: 'image/png', ...fields } }
  const body = messagesBody(tenant, [{ wa_id: from, profile: { name: 'Asha' } }], [message])
  expect((await postWebhook(body)).status).toBe(200)
  return wamid
}

export async function firstConversation(tenant: SeededTenant): Promise<string> {
  return until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations?view=all')).json<{
      conversations: { id: string }[]
    }>()
    expect(conversations.length).toBeGreaterThan(0)
    return conversations[0]?.id ?? ''
  })
}

export async function messagesOf(tenant: SeededTenant, conversationId: string): Promise<MessageView[]> {
  const answer = await asTenant(tenant, `conversations/${conversationId}/messages`)
  return (await answer.json<{ messages: MessageView[] }>()).messages
}

/** Waits until the newest message's file is so. */
export async function untilFile(
  tenant: SeededTenant,
  wanted: Partial<NonNullable<MessageView['media']>>,
): Promise<{ conversationId: string; message: MessageView; path: string }> {
  const conversationId = await firstConversation(tenant)
  return until(async () => {
    const [message] = await messagesOf(tenant, conversationId)
    expect(message?.media).toMatchObject(wanted)
    const path = `conversations/${conversationId}/messages/${message?.id}/media`
    return { conversationId, message: message as MessageView, path }
  })
}

/** A customer has written. */
export async function openConversation(): Promise<{ tenant: SeededTenant; id: string }> {
  const tenant = await seedTenant()
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'Hello' }))
  return { tenant, id: await firstConversation(tenant) }
}

export function bring(
  tenant: SeededTenant,
  id: string,
  query: string,
  body: BodyInit,
  headers: HeadersInit = {},
): Promise<Response> {
  return asTenant(tenant, `conversations/${id}/uploads?${query}`, { method: 'POST', body, headers })
}

export async function brought(
  tenant: SeededTenant,
  id: string,
  query: string,
  body: BodyInit,
  headers: HeadersInit = {},
) {
  const answer = await bring(tenant, id, query, body, headers)
  expect(answer.status).toBe(201)
  const { upload } = await answer.json<{ upload: { id: string; mimeType: string; size: number; filename: string } }>()
  return upload
}

export function say(tenant: SeededTenant, id: string, content: object): Promise<Response> {
  const body = JSON.stringify({ kind: 'message', content })
  return asTenant(tenant, `conversations/${id}/messages`, { method: 'POST', body })
}

/** With every clock moved on. */
export async function afterwards(ms: number, work: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
  try {
    await work()
  } finally {
    vi.useRealTimers()
  }
}

/** Where the API leads to. */
export async function addressOf(tenant: SeededTenant, path: string): Promise<string> {
  const answer = await asTenant(tenant, path, { redirect: 'manual' })
  expect(answer.status).toBe(302)
  return answer.headers.get('location') ?? ''
}

/** What the door answers, to whoever has the address. */
export function open(address: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(`https://whatsnexus.test${address}`, init)
}

export async function bytesAt(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await open(address)).arrayBuffer())
}

/** Keys in the bucket that belong to a conversation. */
export async function keysOf(tenant: SeededTenant, conversationId: string): Promise<string[]> {
  const { objects } = await env.BUCKET.list({ prefix: `${tenant.tenantId}/media/${conversationId}/` })
  return objects.map(({ key }) => key)
}
