import { decide } from '../assistant/decide'
import { spokenText } from '../assistant/spoken-text'
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

/** It asks in turn, of a lead or a booking, or leads over to what it quotes: it states nothing. */
const STATES_NOTHING = /[?？؟:：]\s*$/u

/**
 * Looked at once more from outside: does each sentence stand in the passages it names. What names none, such as a
 * greeting, states nothing of the business.
 */
export async function groundsOf(
  { kind, text, language, sources }: Pick<TriedDecision, 'kind' | 'text' | 'language' | 'sources'>,
  read: ReadPassage,
): Promise<Pick<Outcome, 'sentences' | 'unsupported' | 'withoutSource'>> {
  if (kind !== 'answer' || text === null || sources.length === 0)
    return { sentences: 0, unsupported: 0, withoutSource: [] }
  const passages = await Promise.all(sources.map(({ chunkId }) => read(chunkId)))
  const evidence = passages.flatMap((passage) =>
    passage ? [{ text: asWrittenAndSaid(passage.text), sameLanguage: passage.language === language }] : [],
  )
  const sentences = sentencesOf(text).filter((sentence) => !STATES_NOTHING.test(sentence))
  const withoutSource = sentences.filter((sentence) => !supportOf(sentence, evidence).ok)
  return { sentences: sentences.length, unsupported: withoutSource.length, withoutSource }
}

/** A row of a table is said as a sentence of its own. */
function asWrittenAndSaid(text: string): string {
  return `${text}\n${spokenText(text, [{ text }])}`
}
