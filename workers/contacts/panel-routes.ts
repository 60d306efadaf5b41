import { answer, apiRoutes, endpoint, shape } from '../auth/endpoint'
import { problemOf } from '../conversations/refusals'
import { remoteConversation, remoteInbox } from '../conversations/remote'
import { resolveConversation } from '../conversations/resolve'
import { conversationParams } from '../conversations/shapes'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import { type ContactPanel, type KnownContact, knownContact, marketingOf } from './panel'

const panel = shape<ContactPanel>(
  'ContactPanel',
  'What is known of the contact of a conversation. partial: only what the conversation itself knows.',
)

const getPanel = endpoint('contact.read', {
  method: 'get',
  path: '/conversations/{conversationId}/contact',
  tag: 'Conversations',
  summary: 'With whom it is: names, numbers, consent, and their other conversations',
  request: { params: conversationParams },
  responses: { 200: answer('What is known', panel) },
})

export const contactPanelRoutes = apiRoutes().openapi(getPanel, async (c) => {
  const { tenantId } = c.var.tenant
  const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
  const facts = await remoteConversation(c.env, id).contact({ tenantId })
  if (!facts.ok) throw problemOf(facts)
  const { contact, messages, firstAt, marketingOptOut, touches, undeliverable, answersTo, numberLeft } = facts.contact
  const known = await knownOrNothing(c.var.tenant, id)
  const person = known?.contact
  const others = (known?.conversations ?? []).filter((one) => one.id !== id)
  const shown: ContactPanel = {
    contactId: person?.id ?? null,
    names: distinct([contact.name, person?.name]),
    usernames: distinct([contact.username, person?.username]),
    numbers: distinct([contact.waId, ...(person?.waIds ?? [])]),
    formerNumbers: person?.formerNumbers ?? [],
    answersTo,
    numberLeft,
    userIds: distinct([contact.userId, ...(person?.userIds ?? [])]),
    groupId: contact.groupId,
    firstSeenAt: Math.min(firstAt, person?.createdAt ?? firstAt),
    messages,
    marketing: marketingOf(marketingOptOut, known?.consent ?? null),
    touches,
    undeliverable,
    conversations: await withRows(c.env, c.var.tenant, others),
    partial: known === null,
    merges: known?.merges ?? [],
  }
  return c.json(shown, 200)
})

/** With D1 down the panel shows what there is. */
async function knownOrNothing(tenant: TenantScope, conversationId: string): Promise<KnownContact | null> {
  try {
    return await knownContact(tenant, conversationId)
  } catch (error) {
    log.warn('contact.panel_partial', { error: errorName(error) })
    return null
  }
}

async function withRows(
  env: Env,
  { tenantId, sight }: TenantScope,
  conversations: { id: string; channelId: string }[],
): Promise<ContactPanel['conversations']> {
  const inbox = await remoteInbox(env, tenantId)
  const place = { tenantId, ...(sight ? { sight } : {}) }
  const withRow = await Promise.all(
    conversations.map(async (one) => ({ ...one, row: await inbox.find({ ...place, conversationId: one.id }) })),
  )
  return sight ? withRow.filter(({ row }) => row !== null) : withRow
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value != null && value !== ''))] as string[]
}
