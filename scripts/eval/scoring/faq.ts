import { spelledOut } from '../../../workers/assistant/train-intents'
import type { AiBinding } from '../../../workers/env'
import type { AskedRow, LabelledRow, PassageRow } from './data'
import { OUT_OF_SCOPE } from './intents'
import { type RankedAll, rankAll } from './retrieval'

/** What the Knowledge Hub asks of who writes a FAQ entry. */
const PHRASINGS = 3

/** Whether an entry stands under what its intent is called. The bar is of phrasings alone: a name says what is meant. */
export type Titled = 'by_name' | 'untitled'

/** A FAQ made of a training part: an entry for each intent, with three examples as phrasings and no answer. */
function faqOf(rows: readonly LabelledRow[], titled: Titled): PassageRow[] {
  const entries = new Map<string, string[]>()
  for (const { label = '', text, k = 1 } of rows) {
    if (label !== OUT_OF_SCOPE && k <= PHRASINGS) entries.set(label, [...(entries.get(label) ?? []), text])
  }
  return [...entries].map(([id, phrasings]) => ({
    id,
    title: titled === 'by_name' ? spelledOut(id) : '',
    text: phrasings.join('\n'),
  }))
}

export function rankFaq(
  rows: readonly LabelledRow[],
  asked: readonly AskedRow[],
  { ai, titled }: { ai: AiBinding; titled: Titled },
): Promise<RankedAll> {
  return rankAll(faqOf(rows, titled), asked, ai)
}
