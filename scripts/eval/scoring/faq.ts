import { spelledOut } from '../../../workers/assistant/train-intents'
import type { AiBinding } from '../../../workers/env'
import type { LabelledRow, PassageRow } from './data'
import { OUT_OF_SCOPE } from './intents'
import { type Ranked, rankAll } from './retrieval'

/** What the Knowledge Hub asks of who writes a FAQ entry. */
const PHRASINGS = 3

/** A FAQ made of a training part: an entry for each intent under its name, with three examples as phrasings and no answer. */
export function faqOf(rows: readonly LabelledRow[]): PassageRow[] {
  const entries = new Map<string, string[]>()
  for (const { label = '', text, k = 1 } of rows) {
    if (label !== OUT_OF_SCOPE && k <= PHRASINGS) entries.set(label, [...(entries.get(label) ?? []), text])
  }
  return [...entries].map(([id, phrasings]) => ({ id, title: spelledOut(id), text: phrasings.join('\n') }))
}

export function rankFaq(
  rows: readonly LabelledRow[],
  asked: readonly LabelledRow[],
  ai: AiBinding,
): Promise<{ rankings: Ranked[]; msPerCall: number }> {
  return rankAll(faqOf(rows), asked, ai)
}
