import type { KeptQuestion } from '../../durable-objects/knowledge/questions'
import { groupAlike, keyOf, type Suggestion } from '../trials/suggestions'

/** Several people say alike what no intent is for. */
export type Unmatched = Omit<Suggestion, 'how'>

/** One question is no topic. */
const LEAST_ASKED = 2
const MOST_SUGGESTED = 20

/** Questions that no intent was found for, grouped; without those somebody set aside. The most asked first. */
export function unmatchedTopics(questions: readonly KeptQuestion[], aside: ReadonlySet<string>): Unmatched[] {
  const unknown = questions.filter(
    ({ intent, language, text }) => intent === null && !aside.has(asideKey(language, text)),
  )
  return groupAlike(unknown)
    .filter(({ count }) => count >= LEAST_ASKED)
    .slice(0, MOST_SUGGESTED)
}

/** Set aside as a topic, a question may still want an answer: the two are kept apart. */
export function asideKey(language: string, text: string): string {
  return `intent.${keyOf(language, text)}`
}
