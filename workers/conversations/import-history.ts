import type { HistoryMessage, ImportCommand, ImportNews, Standing } from '../../durable-objects/conversation/import'
import { linkContacts } from '../contacts/link-many'
import type { Env } from '../env'
import { conversationId } from '../objects'
import { atMost } from '../platform/at-most'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { remoteConversation, remoteInbox } from './remote'

/** One conversation as it was somewhere else. */
export interface Past {
  contact: { waId: string; name: string | null }
  messages: HistoryMessage[]
  standing?: Standing
}

type Imported = { id: string; stored: number; news: ImportNews | null }
type Told = ImportNews & { id: string }

const AT_ONCE = 8
const MOST_HOPS = 3

/**
 * The pasts of many conversations of one channel. Each is a transaction of its own object; who their contacts are goes to
 * D1, and their lines to the inbox, of all of them at once, and only then do the objects count it as told. Safe to repeat,
 * and to be repeated when it fails. Answers how many messages were new.
 */
export async function importHistory(
  env: Env,
  scope: TenantScope,
  channelId: string,
  pasts: readonly Past[],
): Promise<number> {
  const { tenantId } = scope
  const imported = await atMost(AT_ONCE, pasts, async ({ contact, ...past }) => {
    const place = { tenantId, channelId, contactKey: contact.waId }
    const command = { ...place, ...past, contact: { ...contact, userId: null } }
    return importOne(env, await conversationId(env, place), command, MOST_HOPS)
  })
  const told = imported.flatMap(({ id, news }) => (news ? [{ id, ...news }] : []))
  if (told.length > 0) await tell(env, scope, told)
  return imported.reduce((sum, { stored }) => sum + stored, 0)
}

async function importOne(env: Env, id: string, command: ImportCommand, hops: number): Promise<Imported> {
  const answer = await remoteConversation(env, id).importHistory(command)
  if (answer.ok) return { id, stored: answer.stored, news: answer.news }
  if (answer.to === undefined || hops === 0) throw notFound('conversation')
  return importOne(env, answer.to, command, hops - 1)
}

async function tell(env: Env, scope: TenantScope, all: Told[]): Promise<void> {
  const { tenantId } = scope
  const settled = await link(scope, all)
  const inbox = await remoteInbox(env, tenantId)
  const published = await inbox.publishMany({ tenantId, publishes: all.map(({ publish }) => publish) })
  if (!published.ok) throw notFound('inbox')
  await atMost(AT_ONCE, all, (one) =>
    remoteConversation(env, one.id).historyTold({ tenantId, upTo: one.upTo, linked: settled.has(one) }),
  )
}

/** Those that may stay where they are. What has to move to another of its contact, or take it over, finds out by its own lane. */
async function link(scope: TenantScope, all: Told[]): Promise<Set<Told>> {
  const learned = all.flatMap((one) => (one.contact ? [{ one, contact: one.contact }] : []))
  const links = await linkContacts(
    scope,
    learned.map(({ contact }) => contact),
  )
  const leave = learned.filter(({ contact }, index) => {
    const found = links[index]
    return found?.canonicalKey !== contact.contactKey || found.other.length > 0
  })
  const left = new Set(leave.map(({ one }) => one))
  return new Set(all.filter((one) => !left.has(one)))
}
