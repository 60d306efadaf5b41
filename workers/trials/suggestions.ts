import type { KeptQuestion } from '../../durable-objects/knowledge/questions'
import type { SetAside } from '../../durable-objects/knowledge/set-aside'
import { countTokens } from '../knowledge/bm25'

/** A question that customers ask and the knowledge does not answer, in all the words it was asked in. */
export interface Suggestion {
  /** Of the words that stand for all. */
  id: string
  question: string
  language: string
  count: number
  conversations: number
  lastAt: number
  members: KeptQuestion[]
  /** What somebody did about it. */
  how: SetAside['how'] | null
}

/** Why people had to take over, where more knowledge would have helped. */
const LACKS_KNOWLEDGE = new Set(['no_knowledge', 'unsupported', 'unsure', 'low_confidence', 'clarify'])
/** From here on two questions are one, asked in other words. */
const SAME = 0.4
/** Comparing all with all: so many at most, the newest. */
export const MOST_COMPARED = 800

type Group = Omit<Suggestion, 'how' | 'id'> & { tokens: Set<number> }

export function groupUnanswered(questions: readonly KeptQuestion[]): Omit<Suggestion, 'how'>[] {
  return groupAlike(questions.filter(lacksKnowledge))
}

/** Groups within each language, the ones asked most first. Newest words first, so that a group is named by its newest. */
export function groupAlike(questions: readonly KeptQuestion[]): Omit<Suggestion, 'how'>[] {
  const groups: Group[] = []
  for (const question of questions.slice(0, MOST_COMPARED)) {
    const tokens = tokensOf(question.text)
    const fitting = groups
      .filter(({ language }) => language === question.language)
      .map((group) => ({ group, likeness: likeness(group.tokens, tokens) }))
      .reduce<{ group: Group; likeness: number } | null>(
        (best, one) => (one.likeness >= SAME && one.likeness > (best?.likeness ?? 0) ? one : best),
        null,
      )
    if (fitting) join(fitting.group, question)
    else groups.push(groupOf(question, tokens))
  }
  return groups
    .map(({ tokens: _tokens, ...group }) => ({ ...group, id: keyOf(group.language, group.question) }))
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt)
}

/** What is left to do, or all of it with what was done. What is asked again after it was answered is open again. */
export function withDeeds(
  groups: readonly Omit<Suggestion, 'how'>[],
  deeds: ReadonlyMap<string, SetAside>,
): Suggestion[] {
  return groups.flatMap((group): Suggestion[] => {
    const done = group.members.flatMap(({ language, text }) => deeds.get(keyOf(language, text)) ?? [])
    const newest = done.toSorted((a, b) => b.at - a.at)[0]
    if (!newest) return [{ ...group, how: null }]
    const since = group.members.filter(({ at }) => at > newest.at)
    if (newest.how !== 'answered' || since.length === 0) return [{ ...group, how: newest.how }]
    const conversations = new Set(since.map(({ conversationId }) => conversationId)).size
    return [{ ...group, members: since, count: since.length, conversations, how: null }]
  })
}

function lacksKnowledge({ outcome, reason }: KeptQuestion): boolean {
  return outcome === 'hand_off' && LACKS_KNOWLEDGE.has(reason ?? 'unsure')
}

function groupOf(question: KeptQuestion, tokens: Set<number>): Group {
  const { text, language, at } = question
  return { question: text, language, count: 1, conversations: 1, lastAt: at, members: [question], tokens }
}

function join(group: Group, question: KeptQuestion): void {
  group.members.push(question)
  group.count += 1
  group.lastAt = Math.max(group.lastAt, question.at)
  group.conversations = new Set(group.members.map(({ conversationId }) => conversationId)).size
}

function tokensOf(text: string): Set<number> {
  return new Set(countTokens(text).hashes)
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const token of a) if (b.has(token)) shared += 1
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/** The same words in the same language have the same key, which says nothing of them to who only sees the key. */
export function keyOf(language: string, text: string): string {
  const words = `${language} ${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()}`
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(words)) {
    hash ^= BigInt(byte)
    hash = BigInt.asUintN(64, hash * 0x100000001b3n)
  }
  return `sg_${hash.toString(16).padStart(16, '0')}`
}
