import { expect } from 'vitest'
import { asTenant, until } from './api'
import { messagesOf } from './files'
import { textsBody } from './meta'
import { type SeededTenant, seedTenant } from './seed'
import { postWebhook } from './signed-webhook'

/** Two numbers, by a person's word one contact. */
export const [ANN, MOBILE] = ['447700900201', '447700900202'] as const

export interface JoinedPair {
  tenant: SeededTenant
  /** Ann's conversation, and the one that her mobile had. */
  home: string
  road: string
  /** A person says that they are two. */
  undo(): Promise<void>
  /** And that they are one all the same. */
  redo(): Promise<void>
}

interface Before {
  tenant?: SeededTenant
  /** What the mobile writes first. */
  road?: string
}

/** Both have written; the mobile is a part of Ann. */
export async function joinedPair(before: Before = {}): Promise<JoinedPair> {
  const tenant = before.tenant ?? (await seedTenant())
  await postWebhook(textsBody(tenant, { from: ANN, text: 'from home' }))
  await postWebhook(textsBody(tenant, { from: MOBILE, text: before.road ?? 'from the road' }))
  const [home, road] = [await under(tenant, ANN), await under(tenant, MOBILE)]
  let merge = await merged(tenant, { road, home })
  await until(async () => {
    const written = (await messagesOf(tenant, home)).filter(({ direction }) => direction === 'inbound')
    expect(written).toHaveLength(2)
  })
  const undo = async () => {
    const undone = await asTenant(tenant, `contacts/merges/${merge}/undo`, { method: 'POST', body: '{}' })
    expect(undone.status).toBe(200)
  }
  const redo = async () => {
    merge = await merged(tenant, { road, home })
  }
  return { tenant, home, road, undo, redo }
}

async function merged(tenant: SeededTenant, { road, home }: { road: string; home: string }): Promise<string> {
  const into = JSON.stringify({ into: await contactOf(tenant, home) })
  const path = `contacts/${await contactOf(tenant, road)}/merge`
  const answer = await asTenant(tenant, path, { method: 'POST', body: into })
  return (await answer.json<{ merge: { id: string } }>()).merge.id
}

export async function under(tenant: SeededTenant, number: string): Promise<string> {
  return until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations?view=all')).json<{
      conversations: { id: string; contact: { waId: string | null } }[]
    }>()
    const found = conversations.find(({ contact }) => contact.waId === number)
    return found?.id ?? Promise.reject(new Error(`nothing under ${number}`))
  })
}

async function contactOf(tenant: SeededTenant, conversationId: string): Promise<string> {
  return until(async () => {
    const answer = await asTenant(tenant, `conversations/${conversationId}/contact`)
    const { contactId } = await answer.json<{ contactId: string | null }>()
    return contactId ?? Promise.reject(new Error('not linked yet'))
  })
}

/** The customer has another number from now on. */
export async function changesNumber(
  { phoneNumberId, wabaId }: SeededTenant,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const changed = {
    from,
    id: `wamid.${crypto.randomUUID()}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'system',
    system: { type: 'user_changed_number', wa_id: to, body: 'changed' },
  }
  const metadata = { display_phone_number: '15550001234', phone_number_id: phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, messages: [changed] }
  await postWebhook({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }],
  })
}
