import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, actorName } from '../conversations/actor'
import { MERGED } from '../conversations/joined'
import type { ConversationRow } from '../conversations/live-event'
import { remoteConversation, remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { membersOf } from './members'
import { findContact } from './queries'
import { contactConversations, contactMerges, contacts } from './schema'

/** A person says that two contacts are one, and may take it back. */

export type Merge = typeof contactMerges.$inferSelect
type Refused<Reason> = { ok: false; reason: Reason }

/** `from` becomes a part of `into`: on each channel where both have a conversation, the one of `from` moves over. */
export async function mergeByHand(
  env: Env,
  scope: TenantScope,
  { from, into, by }: { from: string; into: string; by: Actor },
): Promise<{ ok: true; merge: Merge } | Refused<'not_found' | 'same'>> {
  const [source, target] = [await findContact(scope, from), await findContact(scope, into)]
  if (!source || !target) return { ok: false, reason: 'not_found' }
  if (source.id === target.id) return { ok: false, reason: 'same' }
  const { db, tenantId } = scope
  const now = Date.now()
  const merge = {
    tenantId,
    id: newId('mrg', now),
    fromContactId: source.id,
    intoContactId: target.id,
    byUser: actorName(by),
    at: now,
    undoneBy: null,
    undoneAt: null,
  }
  // The rows first: a crash between leaves one contact with two conversations, and the same call again moves them.
  await db.batch([
    db.insert(contactMerges).values(merge),
    db
      .update(contacts)
      .set({ mergedInto: target.id, updatedAt: now })
      .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, source.id))),
  ])
  await moveConversations(env, scope, { source: source.id, target: target.id, by })
  return { ok: true, merge }
}

async function moveConversations(
  env: Env,
  scope: TenantScope,
  { source, target, by }: { source: string; target: string; by: Actor },
): Promise<void> {
  const { tenantId } = scope
  const members = await membersOf(scope, [source, target])
  const theirs = await liveOf(env, scope, members.get(source) ?? [])
  const sourceIds = new Set(members.get(source))
  const ours = await liveOf(
    env,
    scope,
    (members.get(target) ?? []).filter((id) => !sourceIds.has(id)),
  )
  for (const { conversationId, channelId } of theirs) {
    const home = ours.find((one) => one.channelId === channelId)
    if (!home) continue
    const to = { conversationId: home.conversationId, contactKey: home.contactKey }
    await remoteConversation(env, conversationId).moveTo({ tenantId, to, cause: MERGED, by })
    await isGone(env, { tenantId, conversationId })
  }
}

/** Whoever asked should see it where it went; one that takes longer comes by itself. */
const SEEN_WITHIN_MS = 3_000
const POLL_MS = 50

async function isGone(env: Env, row: { tenantId: string; conversationId: string }): Promise<void> {
  const inbox = await remoteInbox(env, row.tenantId)
  for (const until = Date.now() + SEEN_WITHIN_MS; Date.now() < until; await scheduler.wait(POLL_MS))
    if (!(await inbox.find(row))) return
}

interface Live {
  conversationId: string
  channelId: string
  contactKey: string
  row: ConversationRow
}

/** Those that the inbox lists, the newest first. */
async function liveOf(env: Env, { db, tenantId }: TenantScope, contactIds: string[]): Promise<Live[]> {
  const { conversationId, channelId, contactKey, contactId } = contactConversations
  const known = await db
    .select({ conversationId, channelId, contactKey })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), inArray(contactId, contactIds)))
  const inbox = await remoteInbox(env, tenantId)
  const listed = await Promise.all(
    known.map(async (one) => {
      const row = await inbox.find({ tenantId, conversationId: one.conversationId })
      return row ? [{ ...one, row }] : []
    }),
  )
  return listed.flat().sort((a, b) => b.row.lastAt - a.row.lastAt)
}

export async function findMerge({ db, tenantId }: TenantScope, id: string): Promise<Merge | undefined> {
  const own = and(eq(contactMerges.tenantId, tenantId), eq(contactMerges.id, id))
  const [merge] = await db.select().from(contactMerges).where(own)
  return merge
}

/** `stays`: some of what was said could not go back; from now on it is apart. */
export async function undoMerge(
  env: Env,
  scope: TenantScope,
  { merge, by }: { merge: Merge; by: Actor },
): Promise<{ ok: true; merge: Merge; stays: boolean } | Refused<'undone'>> {
  const { db, tenantId } = scope
  if (merge.undoneAt !== null) return { ok: false, reason: 'undone' }
  await db
    .update(contacts)
    .set({ mergedInto: null, updatedAt: Date.now() })
    .where(
      and(
        eq(contacts.tenantId, tenantId),
        eq(contacts.id, merge.fromContactId),
        eq(contacts.mergedInto, merge.intoContactId),
      ),
    )
  const members = await membersOf(scope, [merge.fromContactId])
  const conversations = await db
    .select({ id: contactConversations.conversationId })
    .from(contactConversations)
    .where(
      and(
        eq(contactConversations.tenantId, tenantId),
        inArray(contactConversations.contactId, members.get(merge.fromContactId) ?? []),
      ),
    )
  let stays = false
  for (const { id } of conversations) {
    const answer = await remoteConversation(env, id).reclaim({ tenantId, by })
    if (answer.ok) stays ||= answer.stays
  }
  // Last: until then the same call goes on where it was cut off.
  const undone = { undoneBy: actorName(by), undoneAt: Date.now() }
  const own = and(eq(contactMerges.tenantId, tenantId), eq(contactMerges.id, merge.id))
  await db.update(contactMerges).set(undone).where(own)
  return { ok: true, merge: { ...merge, ...undone }, stays }
}

export interface MergeShown {
  id: string
  at: number
  /** `agent:usr_…` */
  by: string
  contact: { id: string; name: string | null; username: string | null; numbers: string[] }
}

/** What was joined to a contact and may be taken back, the newest first. */
export async function listMerges(scope: TenantScope, contactId: string): Promise<MergeShown[]> {
  const { db, tenantId } = scope
  const rows = await db
    .select()
    .from(contactMerges)
    .where(
      and(
        eq(contactMerges.tenantId, tenantId),
        eq(contactMerges.intoContactId, contactId),
        isNull(contactMerges.undoneAt),
      ),
    )
    .orderBy(desc(contactMerges.at))
    .limit(20)
  const shown = await Promise.all(
    rows.map(async ({ id, at, byUser, fromContactId }) => {
      const contact = await findContact(scope, fromContactId, { asItself: true })
      const { name = null, username = null, waIds = [] } = contact ?? {}
      return { id, at, by: byUser, contact: { id: fromContactId, name, username, numbers: waIds } }
    }),
  )
  return shown
}
