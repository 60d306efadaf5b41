import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import type { Role } from '../../../workers/auth/permissions'
import { conversationOf } from '../../../workers/objects'
import { newId } from '../../../workers/platform/ids'
import { knownAtMeta } from '../../support/meta-books'
import { newReceiver } from '../../support/receiver'
import { call, customerWrites, makePerson, makeTenant, operator, signIn } from '../api-client'
import { Authenticator } from '../auth/passkey-authenticator'
import { addPasskey } from '../auth/passkey-client'

/** A tenant that has one of everything that a path can name, and somebody who may do all. */
export interface World {
  tenantId: string
  token: string
  owner: string
  /** By the name in the path: what has no entry, the tenant does not have yet. */
  ids: Record<string, string>
}

/** A program of the tenant's that answers. */
export const WEBHOOK = 'https://edges.example.com/hook'

/** A WebP of nothing: known by its first bytes. */
export const LOGO = 'RIFF0000WEBPVP8 '

export const DRAFT = { name: 'room_ready', language: 'en', category: 'UTILITY', body: 'Your room is ready.' }

type Made = Pick<World, 'tenantId' | 'token' | 'owner'>

export async function makeWorld(): Promise<World> {
  const tenant = await makeTenant()
  await knownAtMeta(tenant)
  const { tenantId, token } = tenant
  const { cookie: owner, ids: own } = await somebody(tenant, 'owner')
  const first = await customerWrites(tenant)
  for (const from of ['919876543211', '919876543212']) await customerWrites(tenant, { from })
  const made: Made = { tenantId, token, owner }
  const documentId = `doc_${tenantId.slice(-20)}`
  await operator('PUT', `/tenants/${tenantId}/documents/${documentId}`, { title: 'Hours', text: 'We open at nine.' })
  await vi.waitFor(async () => {
    expect((await get(made, `/api/knowledge/documents/${documentId}`)).document.state).toBe('ready')
    expect((await get(made, '/api/contacts')).contacts).toHaveLength(3)
    expect((await get(made, '/api/conversations')).conversations).toHaveLength(3)
  }, 10_000)
  const [{ channels }, { contacts }] = [await get(made, '/api/channels'), await get(made, '/api/contacts')]
  const isFirst = ({ conversationIds }: { conversationIds: string[] }) => conversationIds.includes(first.id)
  const contactId = contacts.find(isFirst).id
  const [other, third] = contacts.filter((one: { id: string }) => one.id !== contactId)
  const merged = await post(made, `/api/contacts/${other.id}/merge`, { into: contactId })
  const messages = await get(made, `/api/conversations/${first.id}/messages`)
  const label = await post(made, '/api/labels', { name: 'Late', colour: 'clay' })
  await call('PUT', '/api/organization/logo', { cookie: owner, body: LOGO })
  await post(made, `/api/channels/${channels[0].id}/templates`, DRAFT)
  const ids: Record<string, string> = {
    ...own,
    tenantId,
    conversationId: first.id,
    messageId: messages.messages[0].id,
    name: DRAFT.name,
    language: DRAFT.language,
    kind: 'reply',
    channelId: channels[0].id,
    contactId,
    otherContactId: third.id,
    mergeId: merged.merge.id,
    labelId: label.label.id,
    documentId,
    chunkId: `${documentId}.1.0`,
    version: '1',
    wamid: first.wamid,
    userId: (await makePerson(tenantId, { name: 'Colleague' })).userId,
    leadId: await madeLead(tenantId, first.id),
  }
  return { ...made, ids: { ...ids, ...(await madeIds(made)) } }
}

/** Somebody of this role in the tenant, and what is theirs alone: a session in another browser, a passkey. */
export async function somebody({ tenantId }: Pick<World, 'tenantId'>, role: Role) {
  const { email } = await makePerson(tenantId, { role })
  return personal(email)
}

async function personal(email: string): Promise<{ cookie: string; ids: Record<string, string> }> {
  await signIn(email)
  const cookie = await signIn(email)
  const { sessions } = Object((await call('GET', '/api/sessions', { cookie })).body)
  const { passkey } = Object((await addPasskey(cookie, await Authenticator.make())).body)
  const other = sessions.find(({ current }: { current: boolean }) => !current)
  return { cookie, ids: { sessionId: other.id, passkeyId: passkey.id } }
}

/** What administrators make. A path with another name needs an entry here. */
const MAKERS: Record<string, (made: Made) => Promise<string>> = {
  roleId: async (made) => (await post(made, '/api/roles', { name: 'Desk', permissions: [] })).role.id,
  teamId: async (made) => (await post(made, '/api/teams', { name: 'Desk' })).team.id,
  webhookId: async (made) =>
    (await post(made, '/api/webhooks', { url: (await newReceiver({}, new URL(WEBHOOK).hostname)).url })).webhook.id,
  sourceId: async (made) =>
    (await post(made, '/api/knowledge/sources', { url: `${WEBHOOK}/source`, kind: 'page' })).source.id,
  setId: async (made) => (await questionSet(made)).id,
  runId: async (made) =>
    (await post(made, '/api/assistant/trials', { kind: 'batch', setId: (await questionSet(made)).id })).trial.id,
  n: async () => '0',
  topicId: async () => 'sg_0000000000000000',
  suggestionId: async () => 'sg_0000000000000000',
  keyId: async (made) => (await post(made, '/api/keys', { name: 'Booking', scopes: ['events:read'] })).key.id,
  invitationId: async (made) => {
    const email = `${newId('usr')}@example.test`
    return (await post(made, '/api/invitations', { email, role: 'agent' })).invitation.id
  },
  alarmId: async ({ tenantId }) => {
    const id = newId('alm')
    await env.DB.prepare(
      `INSERT INTO security_alarms (tenant_id, id, kind, detail, at) VALUES (?1, ?2, 'inbound_flood', '{}', ?3)`,
    )
      .bind(tenantId, id, Date.now())
      .run()
    return id
  },
}

/** As the conversation itself knows it: what stands in D1 alone goes with the next word of the conversation. */
async function madeLead(tenantId: string, conversationId: string): Promise<string> {
  const plan = leadPlan.parse({ on: true, fields: [{ id: 'area', label: 'Area', question: '', worth: 10 }] })
  const changes = [{ what: 'fact', field: 'area', value: 'Adyar', by: 'usr_1' } as const]
  await conversationOf(env, conversationId).changeLead({ tenantId, plan, changes, by: { kind: 'assistant' } })
  return vi.waitFor(async () => {
    const row = await env.DB.prepare('SELECT id FROM leads WHERE tenant_id = ?1').bind(tenantId).first<{ id: string }>()
    if (!row) throw new Error('no lead yet')
    return row.id
  }, 10_000)
}

async function questionSet(made: Made): Promise<{ id: string }> {
  const questions = [{ text: 'When are you open?' }]
  return (await post(made, '/api/assistant/question-sets', { name: 'Basics', questions })).set
}

async function madeIds(made: Made): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const [name, make] of Object.entries(MAKERS)) ids[name] = await make(made)
  return ids
}

async function get({ owner }: Made, path: string) {
  return Object((await call('GET', path, { cookie: owner })).body)
}

async function post({ owner }: Made, path: string, body: unknown) {
  const { status, body: answer } = await call('POST', path, { cookie: owner, body })
  if (status >= 400) throw new Error(`POST ${path}: ${status} ${JSON.stringify(answer)}`)
  return Object(answer)
}
