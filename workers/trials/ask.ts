import { decide } from '../assistant/decide'
import { supportOf } from '../assistant/support'
import { shown, type TriedDecision, triedTurn } from '../assistant/try'
import type { TurnDeps } from '../assistant/turn'
import { sentencesOf } from '../knowledge/sentences'
import { type Outcome, outcome, type TrialItem } from './trial'

/** What a passage says now; null: it is gone. */
export type ReadPassage = (chunkId: string) => Promise<{ text: string; language: string } | null>

/** One question by the very way of a conversation's turn. Sends nothing: what it decides is only looked at. */
export async function askOne(
  item: Pick<TrialItem, 'text' | 'history'>,
  deps: TurnDeps,
  read: ReadPassage,
): Promise<Outcome> {
  const decision = await decide({ ...triedTurn(item, deps.clock()), replay: true }, deps)
  const neurons = decision.kind === 'silent' ? 0 : decision.neurons
  const tried = shown(decision)
  return outcome.parse({ ...tried, neurons, ...(await groundsOf(tried, read)) })
}

const ASKS = /[?？؟]\s*$/u

/**
 * Looked at once more from outside: does each sentence stand in the passages it names. What names none, such as a
 * greeting, states nothing of the business.
 */
async function groundsOf(
  { kind, text, language, sources }: TriedDecision,
  read: ReadPassage,
): Promise<{ sentences: number; unsupported: number }> {
  if (kind !== 'answer' || text === null || sources.length === 0) return { sentences: 0, unsupported: 0 }
  const passages = await Promise.all(sources.map(({ chunkId }) => read(chunkId)))
  const evidence = passages.flatMap((passage) =>
    passage ? [{ text: passage.text, sameLanguage: passage.language === language }] : [],
  )
  // What it asks in turn, of a lead or a booking, states nothing either.
  const sentences = sentencesOf(text).filter((sentence) => !ASKS.test(sentence))
  const unsupported = sentences.filter((sentence) => !supportOf(sentence, evidence).ok).length
  return { sentences: sentences.length, unsupported }
}
