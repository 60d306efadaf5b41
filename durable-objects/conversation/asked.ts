import { detectLanguage } from '../../workers/assistant/language'
import { isPerson } from '../../workers/conversations/actor'
import type { Entry, SayEntry } from '../../workers/conversations/entry'
import type { NotedQuestion, TakenOver } from '../knowledge/questions'
import type { ConversationLog } from './log'
import { NEWEST } from './log-reading'
import { messagesBefore } from './reading'
import { shownMessage } from './shown'

/** A burst has no more; and a question no more characters. */
const MOST_MESSAGES = 10
const MOST_CHARACTERS = 1000

type Answer = Entry & { body: SayEntry & { decision: NonNullable<SayEntry['decision']>; upTo: number } }

/** Questions that the assistant has dealt with, in what is new in the log. */
export function questionsIn(log: ConversationLog, news: readonly Entry[]): NotedQuestion[] {
  return news.flatMap((entry) => {
    if (isAnswer(entry)) return questionOf(log, entry) ?? []
    return isPersonWanted(entry) ? (wishOf(log, entry) ?? []) : []
  })
}

/** When people of ours took over by themselves: what was answered before was not enough. */
export function takeOversIn(log: ConversationLog, news: readonly Entry[]): TakenOver[] {
  const { conversationId } = log.place
  return news.flatMap(({ at, body }) => (isTakenOver(body) ? [{ conversationId, at }] : []))
}

function isTakenOver(body: Entry['body']): boolean {
  if (body.kind !== 'baton' || body.from.holder !== 'assistant') return false
  return isPerson(body.by) && (body.to.holder === 'agent' || body.to.holder === 'people')
}

function isAnswer(entry: Entry): entry is Answer {
  const { body } = entry
  // What moved here was noted where it was.
  return body.kind === 'say' && body.decision !== undefined && body.upTo !== undefined && !body.quiet
}

/** A rule looked at the message by itself: there was no turn, and yet the assistant did not do. */
function isPersonWanted({ body }: Entry): boolean {
  return body.kind === 'meta' && body.answeredBy === 'person_wanted' && !body.quiet
}

function wishOf(log: ConversationLog, { seq, at }: Entry): NotedQuestion | null {
  const text = wordsBefore(log, seq)
  if (text === '') return null
  return {
    ...{ conversationId: log.place.conversationId, seq, at, text, documents: [], neurons: 0 },
    ...{ language: detectLanguage(text).language, outcome: 'hand_off', reason: 'asked_for_person' },
    ...{ intent: null, confidence: null },
  }
}

function questionOf(log: ConversationLog, { at, body }: Answer): NotedQuestion | null {
  const { decision, cause, upTo } = body
  const text = wordsBefore(log, upTo)
  if (text === '') return null
  return {
    conversationId: log.place.conversationId,
    seq: upTo,
    at,
    text,
    language: decision.language,
    outcome: cause === 'hand_off' || cause === 'clarify' ? cause : 'answer',
    reason: decision.reason ?? null,
    intent: decision.intent,
    confidence: decision.confidence,
    documents: [...new Set(decision.sources.map(({ documentId }) => documentId))],
    neurons: decision.neurons ?? 0,
  }
}

/** What the customer wrote in one go, up to there. */
function wordsBefore(log: ConversationLog, upTo: number): string {
  const words: string[] = []
  for (const stand of messagesBefore(log, { ...NEWEST, seq: upTo + 1 }, MOST_MESSAGES).stands) {
    const message = shownMessage(log, stand, Date.now())
    if (message?.direction === 'outbound') break
    const said = [message?.text, message?.heard?.text].filter(Boolean).join('\n')
    if (message?.direction === 'inbound' && said !== '') words.unshift(said)
  }
  return words.join('\n').slice(0, MOST_CHARACTERS)
}
