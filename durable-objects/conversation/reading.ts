import { type MessageView, messageView } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { type Before, NEWEST } from './log-rows'

/** `GET /api/messages`: what the outside may ask of one wamid. */
export interface MessageFacts {
  status: string | null
  statuses: { status: string; timestamp: number }[]
  pricing_category: string | null
  reaction: string | null
  revoked: boolean
}

export function messageFacts(log: ConversationLog, wamid: string): MessageFacts | null {
  const seq = log.messageOf(wamid)
  if (seq === undefined) return null
  const fold = log.foldAt(seq)
  return {
    status: fold.status,
    statuses: fold.statuses.map(({ status, timestamp }) => ({ status, timestamp })),
    pricing_category: fold.pricing?.category ?? null,
    reaction: fold.reaction,
    revoked: fold.revoked,
  }
}

type Page = { ok: true; messages: MessageView[]; before: string | null } | { ok: false; reason: 'bad_cursor' }

/** The cursor holds two places: in what happened here, and in what is older than its place in the log. */
export function messagesPage(log: ConversationLog, { before, limit }: { before?: string; limit: number }): Page {
  const from = before === undefined ? NEWEST : parseCursor(before)
  if (!from) return { ok: false, reason: 'bad_cursor' }
  const found = log.pageBefore(from, limit)
  const messages = found.flatMap(({ entry, fold }) => messageView(entry, fold) ?? [])
  if (found.length < limit) return { ok: true, messages, before: null }
  const next = { ...from }
  for (const { entry, past, time } of found) {
    if (!past) next.seq = entry.seq
    else [next.pastAt, next.pastSeq] = [time, entry.seq]
  }
  return { ok: true, messages, before: `${next.seq}-${next.pastAt}-${next.pastSeq}` }
}

function parseCursor(cursor: string): Before | null {
  const [, seq, pastAt, pastSeq] = /^(\d{1,16})-(\d{1,16})-(\d{1,16})$/.exec(cursor) ?? []
  return seq && pastAt && pastSeq ? { seq: Number(seq), pastAt: Number(pastAt), pastSeq: Number(pastSeq) } : null
}
