import type { Entry } from '../../../workers/conversations/entry'
import type { LeadState } from '../../../workers/leads/lead'
import type { NotedQuestion, TakenOver } from '../../knowledge/questions'
import type { LaneSteps } from '../../lane'
import { questionsIn, takeOversIn } from '../asked'
import type { ConversationLog } from '../log'
import type { Timers } from '../timers'

export interface ProjectionDeps {
  /** What is known of the contact. Answers under which key its conversation should live, and which others it has. */
  linkContact(): Promise<Linked>
  /** What the customer asked and what the assistant did with it, and when people took over all the same. */
  noteQuestions(questions: NotedQuestion[], takenOver: TakenOver[]): Promise<void>
  /** Of somebody who is a contact of their own again: what was asked since they had come. */
  dropQuestions(since: number): Promise<void>
  /** What is known of a lead (null: nothing any more), with the conversations that became part of this one. */
  recordLead(lead: LeadState | null, news: { seq: number; at: number; from: string[] }): Promise<void>
  recordOptOut(evidence: { eventId: string; at: number; source: string }): Promise<void>
  /** The contact is known under another key too: one of the two conversations has to move. */
  linked(link: Linked): Promise<void>
}

export interface Linked {
  canonicalKey: string
  other: { conversationId: string; contactKey: string }[]
  /** On other channels, still under the number that the contact has left. */
  left: { conversationId: string; channelId: string }[]
}

type Projected = { ok: true; upTo: number; wrote: boolean } | { ok: false; reason: string }

/** D1 follows: who the contact is, and what they agreed to. An ordinary message changes neither. */
export function projectionLane(
  log: ConversationLog,
  timers: Timers,
  deps: ProjectionDeps,
): LaneSteps<number, Projected> {
  return {
    next: (now) => {
      if (!log.exists || log.head <= log.projectionsCursor || !timers.allows('projections', now)) return undefined
      return log.head
    },
    deliver: (upTo) => project(log, deps, upTo),
    settle: (_upTo, result, now) => {
      if (!result.ok) {
        timers.failed('projections', now, result.reason)
        return
      }
      log.advance('projectionsCursor', result.upTo)
      timers.clear('projections')
      // Written at once, so that a restart does not do it again.
      if (result.wrote) log.checkpoint()
    },
  }
}

async function project(log: ConversationLog, deps: ProjectionDeps, upTo: number): Promise<Projected> {
  const news = log.after(log.projectionsCursor)
  const contactChanged = log.state.contactSeq > log.projectionsCursor && !log.state.moved
  const optOuts = news.filter(isOptOut)
  const questions = log.state.moved ? [] : questionsIn(log, news)
  const takenOver = log.state.moved ? [] : takeOversIn(log, news)
  const isAsked = questions.length + takenOver.length > 0
  const lead = log.state.moved ? null : leadNews(log, news)
  const parted = news.flatMap(({ body }) => (body.kind === 'separated' ? (body.since ?? []) : []))
  if (!contactChanged && optOuts.length === 0 && !isAsked && !lead && parted.length === 0)
    return { ok: true, upTo, wrote: false }
  try {
    if (contactChanged) await deps.linked(await deps.linkContact())
    const { conversationId, epoch } = log.place
    for (const { seq, at, body } of optOuts) {
      const source = body.kind === 'meta' ? body.event.kind : body.kind
      await deps.recordOptOut({ eventId: `${conversationId}.${epoch}.${seq}`, at, source })
    }
    // After what people said about being written to: nothing of ours may keep that waiting.
    if (lead) await deps.recordLead(lead.lead, lead)
    // Safe to repeat: not worth a row to remember.
    if (isAsked) await deps.noteQuestions(questions, takenOver)
    if (parted.length > 0) await deps.dropQuestions(Math.min(...parted))
    return { ok: true, upTo, wrote: contactChanged || optOuts.length > 0 || lead !== null }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.name : 'error' }
  }
}

/** It was heard, changed by a person, or came with another conversation. */
function leadNews(log: ConversationLog, news: readonly Entry[]) {
  const { lead } = log.state
  const told = news.filter(({ body }) => LEAD_NEWS.has(body.kind))
  const last = told.at(-1)
  // Only what goes back to another takes a lead away.
  if (!last || (!lead && !told.some(({ body }) => body.kind === 'separated'))) return null
  const from = told.flatMap(({ body }) => (body.kind === 'adopted' ? [body.from] : []))
  return { lead, seq: last.seq, at: last.at, from }
}

const LEAD_NEWS = new Set<Entry['body']['kind']>(['lead', 'adopted', 'returned', 'separated'])

function isOptOut({ body }: Entry): boolean {
  if (body.kind === 'refused') return body.optOut === true
  return body.kind === 'meta' && 'also' in body.event && body.event.also === 'marketing_opt_out'
}
