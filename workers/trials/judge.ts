import { numbersOf } from '../assistant/support'
import { countTokens } from '../knowledge/bm25'
import type { Expectation } from './question'
import type { Outcome, TrialItem, Verdict } from './trial'

/** Of what a person said and what the assistant would have said: from here on they say the same. */
const ALIKE = 0.35

/** What is known without a person about how well it went; the rest is `open`. */
export function verdictOf(item: Pick<TrialItem, 'expects' | 'said' | 'before'>, now: Outcome): Verdict {
  if (item.before) return changeOf(item.before, now)
  if (item.said?.by === 'assistant') return plain(item.said.text) === plain(now.text ?? '') ? 'same' : 'changed'
  if (item.expects && item.expects.kind !== 'any') return asExpected(item.expects, now)
  if (now.kind !== 'answer') return item.said ? 'missed' : 'open'
  return item.said && likeness(item.said.text, now.text ?? '') >= ALIKE ? 'right' : 'open'
}

function asExpected({ kind, documentId, contains }: Expectation, now: Outcome): Verdict {
  if (kind !== 'answer') return now.kind === kind ? 'right' : now.kind === 'answer' ? 'wrong' : 'missed'
  if (now.kind !== 'answer') return 'missed'
  const isFromThere = documentId === null || now.sources.some((source) => source.documentId === documentId)
  const text = plain(now.text ?? '')
  const isComplete = contains.every((part) => text.includes(plain(part)))
  if (!isFromThere || !isComplete) return 'wrong'
  // Only that there be an answer was asked for: whether it is the right one, somebody has to see.
  return documentId === null && contains.length === 0 ? 'open' : 'right'
}

function changeOf(before: Outcome, after: Outcome): Verdict {
  if (before.kind === 'answer' && after.kind !== 'answer') return 'lost'
  if (before.kind !== 'answer' && after.kind === 'answer') return 'gained'
  return before.kind === after.kind && plain(before.text ?? '') === plain(after.text ?? '') ? 'same' : 'changed'
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** How much of the shorter text's words stands in the other, 0..1; none where one names a number the other does not. */
export function likeness(said: string, would: string): number {
  const [a, b] = [countTokens(said), countTokens(would)]
  if (a.hashes.length === 0 || b.hashes.length === 0) return 0
  const numbers = [numbersOf(said), numbersOf(would)] as const
  if (numbers.every((some) => some.size > 0) && numbers[0].isDisjointFrom(numbers[1])) return 0
  const known = new Set(a.hashes)
  const shared = b.hashes.reduce((sum, hash) => sum + (known.has(hash) ? 1 : 0), 0)
  return shared / Math.min(a.hashes.length, b.hashes.length)
}
