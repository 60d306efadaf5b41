import type { Actor } from '../../workers/conversations/actor'
import type { AdoptedState } from '../../workers/conversations/entry'
import type { Env } from '../../workers/env'
import { conversationOf } from '../../workers/objects'
import type { ConversationLog } from './log'
import { adoptPage, withLeadHere } from './move'
import type { Timers } from './timers'

/** Of a chain of conversations that moved on, of pages that fill while they are fetched, and of waits for an answer. */
const MOST_STEPS = 200
const BUSY_WAIT_MS = 100

/** `stays`: what was said is not to be had back; from now on it is said here. */
export type Reclaimed = { ok: true; back: boolean; stays: boolean }

/**
 * Fetches what is this contact's own from the conversation it was joined to, and then has it removed there. Safe to
 * repeat: what is here already is recognised.
 */
export async function reclaim(env: Env, log: ConversationLog, timers: Timers, by: Actor): Promise<Reclaimed> {
  const { tenantId, conversationId: own } = log.place
  let from = log.state.moved?.conversationId ?? log.state.returnedFrom
  if (from === null) return { ok: true, back: false, stays: false }
  let last: AdoptedState | null = null
  for (let after = 0, step = 0; step < MOST_STEPS; step++) {
    const other = conversationOf(env, from)
    const answer = await other.giveBack({ tenantId, from: own, after })
    if (!answer.ok && answer.reason === 'moved' && answer.to) {
      from = answer.to
      continue
    }
    if (!answer.ok && answer.reason === 'busy') {
      await scheduler.wait(BUSY_WAIT_MS)
      continue
    }
    if (!answer.ok) return { ok: true, back: comeBack(log, from, by, last), stays: last === null }
    const { page } = answer
    const now = Date.now()
    last = page.state
    const source = from
    log.transaction(() => adoptPage(log, source, page, now))
    after = page.after ?? page.head
    if (page.after !== null) continue
    comeBack(log, from, by, last)
    if (log.state.hold) timers.set('send', log.state.hold.until)
    const separated = await other.separate({ tenantId, from: own, head: page.head, by })
    if (separated.ok) return { ok: true, back: true, stays: false }
  }
  throw new Error('never comes to an end')
}

/** From here on what they write is stored here. */
function comeBack(log: ConversationLog, from: string, by: Actor, origin: AdoptedState | null): boolean {
  if (!log.state.moved) return log.state.returnedFrom !== null
  const { baton, windowClosesAt, marketingOptOut, contact, generation } = log.state
  const { waId, userId, username, name } = contact
  const nothing = { hold: null, state: 'open' as const, contact: { waId, userId, username, name } }
  const state = origin ?? { generation, baton, windowClosesAt, marketingOptOut, ...nothing }
  log.append({ body: { kind: 'returned', from, by, origin: withLeadHere(log, from, state) }, at: Date.now() })
  return true
}
