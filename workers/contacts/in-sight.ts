import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { type ContactView, findContact, listContacts } from './queries'

/** Pages of contacts that one request looks through for somebody who sees few of them. */
const MOST_PAGES = 20

interface Page {
  before?: string | undefined
  limit: number
  search?: string | undefined
  onlyWhole?: boolean
}

/** Whose conversations somebody sees, those contacts they see; and of those only these conversations. */
export async function contactsInSight(
  env: Env,
  scope: TenantScope,
  { limit, ...page }: Page,
): Promise<{ contacts: ContactView[]; before: string | null }> {
  const seen: ContactView[] = []
  let before = page.before ?? null
  for (let pages = 0; pages < MOST_PAGES && seen.length < limit; pages += 1) {
    const read = await listContacts(scope, { ...page, limit, ...(before === null ? {} : { before }) })
    const visible = await inSight(env, scope, read)
    seen.push(...visible.slice(0, limit - seen.length))
    // The page ends where it is full, not where we have read to.
    const last = seen.length === limit ? seen.at(-1) : read.at(-1)
    before = read.length < limit && last?.id === read.at(-1)?.id ? null : (last?.id ?? null)
    if (before === null || seen.length === limit) break
  }
  return { contacts: seen, before }
}

export async function contactInSight(env: Env, scope: TenantScope, id: string): Promise<ContactView | undefined> {
  const found = await findContact(scope, id)
  return found && (await inSight(env, scope, [found]))[0]
}

/**
 * Has one of these contacts a conversation that whoever asks does not see? Then they neither join nor separate them: what
 * colleagues have would move under their hands.
 */
export async function isPartlyHidden(env: Env, scope: TenantScope, contactIds: string[]): Promise<boolean> {
  const { tenantId, sight } = scope
  if (!sight) return false
  const found = await Promise.all(contactIds.map((id) => findContact(scope, id)))
  const conversationIds = [...new Set(found.flatMap((contact) => contact?.conversationIds ?? []))]
  const inbox = await remoteInbox(env, tenantId)
  const seen = new Set(await inbox.inSight({ tenantId, conversationIds, sight }))
  const others = conversationIds.filter((id) => !seen.has(id))
  // One that has moved into another is in no list.
  const listed = await Promise.all(others.map((conversationId) => inbox.find({ tenantId, conversationId })))
  return listed.some((row) => row !== null)
}

/** The contact with those conversations that somebody sees, be it none. */
export async function seenOf(env: Env, scope: TenantScope, contact: ContactView): Promise<ContactView> {
  return (await inSight(env, scope, [contact]))[0] ?? { ...contact, conversationIds: [] }
}

/** Without a conversation nobody has talked to them yet: they are everybody's. */
async function inSight(env: Env, { tenantId, sight }: TenantScope, contacts: ContactView[]): Promise<ContactView[]> {
  if (!sight || contacts.length === 0) return contacts
  const inbox = await remoteInbox(env, tenantId)
  const conversationIds = contacts.flatMap((contact) => contact.conversationIds)
  const seen = new Set(await inbox.inSight({ tenantId, conversationIds, sight }))
  return contacts.flatMap((contact) => {
    const own = contact.conversationIds.filter((id) => seen.has(id))
    return own.length > 0 || contact.conversationIds.length === 0 ? { ...contact, conversationIds: own } : []
  })
}
