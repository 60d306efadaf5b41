import type { Actor } from '../conversations/actor'
import type { Baton } from '../conversations/baton'
import type { ConversationRow } from '../conversations/live-event'
import { remoteConversation, remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { atMost } from '../platform/at-most'
import type { TenantScope } from '../platform/tenant-scope'

const PAGE = 200
const AT_ONCE = 10
/** Of one request; a Worker may ask other objects a thousand times. Whoever asks again goes on where it ended. */
const MOST = 800
/** Why a conversation waits for people whose colleague or team is gone. */
const REASON = 'colleague_left'

export interface HandedOver {
  handedOver: number
  /** There is more: ask again. */
  more: boolean
}

/** What somebody had, open or put off, goes to a colleague or waits for everybody. Safe to repeat. */
export async function handOver(
  env: Env,
  { tenantId }: TenantScope,
  { userId, to, by }: { userId: string; to: string | null; by: Actor },
): Promise<HandedOver> {
  const baton: Baton = to === null ? { holder: 'people', reason: REASON } : { holder: 'agent', userId: to }
  const isTheirs = ({ baton: held }: ConversationRow) => held.holder === 'agent' && held.userId === userId
  const ids = [
    ...(await listed(env, { tenantId, view: 'mine', userId }, isTheirs)),
    ...(await listed(env, { tenantId, view: 'snoozed' }, isTheirs)),
  ]
  return give(env, { tenantId, ids, baton, from: 'agent', by })
}

/** What waits for a team waits for everybody. Safe to repeat. */
export async function freeTeamsWork(
  env: Env,
  { tenantId }: TenantScope,
  { teamId, by }: { teamId: string; by: Actor },
): Promise<HandedOver> {
  const waits = ({ baton }: ConversationRow) => baton.holder === 'people' && baton.team === teamId
  const views = ['unassigned', 'snoozed'] as const
  const ids = (await Promise.all(views.map((view) => listed(env, { tenantId, view }, waits)))).flat()
  const baton: Baton = { holder: 'people', reason: REASON }
  return give(env, { tenantId, ids, baton, from: 'people', by })
}

async function listed(
  env: Env,
  call: { tenantId: string; view: 'mine' | 'snoozed' | 'unassigned'; userId?: string },
  wanted: (row: ConversationRow) => boolean,
): Promise<string[]> {
  const inbox = await remoteInbox(env, call.tenantId)
  const ids: string[] = []
  let before: string | null = null
  do {
    const page = await inbox.list({ ...call, limit: PAGE, ...(before === null ? {} : { before }) })
    if (!page.ok) break
    ids.push(...page.rows.filter(wanted).map(({ id }) => id))
    before = page.before
  } while (before !== null && ids.length <= MOST)
  return ids
}

interface Gift {
  tenantId: string
  ids: string[]
  baton: Baton
  /** Of whoever took it meanwhile it is not taken again. */
  from: Baton['holder']
  by: Actor
}

/** One that was erased, blocked or taken meanwhile is nobody's to hand over. */
async function give(env: Env, { tenantId, ids, baton, from, by }: Gift): Promise<HandedOver> {
  const cause = REASON
  const given = await atMost(AT_ONCE, ids.slice(0, MOST), (id) =>
    remoteConversation(env, id).setBaton({ tenantId, by, to: baton, from, cause }),
  )
  return { handedOver: given.filter(({ ok }) => ok).length, more: ids.length > MOST }
}
