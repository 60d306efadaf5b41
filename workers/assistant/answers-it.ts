import { wordsOf } from '../knowledge/tokens'
import { conceptOf } from './concepts'
import { asksByItself } from './follow-up'
import { isOfKind } from './kind-evidence'
import { base, detectLanguage } from './language'
import { kindsOf, type QuestionKind } from './question-kind'
import { type Matter, matterOf, spokenOf } from './question-matter'
import { type Passage, readable } from './retrieve'
import { FUNCTION_WORDS } from './support-words'

/** What an answer must do beside being true. */
export interface Asked {
  kinds: readonly QuestionKind[]
  matter: readonly Matter[]
  language: string
}

/** `before`: the question it goes on from, which says what it leaves out. */
export function askedIn(question: string, language: string, before: string | null = null): Asked {
  const own = { kinds: kindsOf(question, language), matter: matterOf(question, language) }
  if (before === null) return { ...own, language }
  return {
    kinds: own.kinds.length > 0 || asksByItself(question) ? own.kinds : kindsOf(before, language),
    matter: own.matter.length > 0 ? own.matter : matterOf(before, language),
    language,
  }
}

/** Speaks of less than this of what is asked about, a passage must fit surely; of nothing of it, it is about something else. */
const LEAST_SHARED = 0.34
const SURE_FIT = 0.9
/** Who tells a story asks about a part of it. */
const MOST_MATTER = 6
/** Of a passage in another language, where nothing of the question can be found again. */
const FIT_UNREAD = 0.5

/**
 * A sentence can stand word for word in a passage and answer another question: it must be of the kind that was asked for
 * (an amount, a time, a place, a person), and its passage must speak of the thing that was asked about.
 */
export function answersIt(asked: Asked, said: string, passages: readonly Passage[]): boolean {
  const { kinds } = asked
  if (kinds.length > 0 && !kinds.some((kind) => isOfKind(kind, said))) return false
  return (
    passages.length === 0 || passages.some((passage) => speaksOf(passage, asked) && !isOfAnother(said, passage, asked))
  )
}

/** The name that was asked about stands beside what is said, which names another: the price of the other room. */
function isOfAnother(said: string, { title, heading, text }: Passage, { matter }: Asked): boolean {
  const about = new Set(wordsOf([said, title, heading].filter(Boolean).join('\n')))
  const names = namesIn(text)
  const left = matter.some((thing) => names.has(thing.text) && !about.has(thing.text))
  if (!left) return false
  const asked = new Set(matter.map((thing) => thing.text))
  return [...namesIn(said)].some((name) => names.has(name) && !asked.has(name))
}

/** Written with a capital; days and the like, and words that begin a sentence anyhow, are no names. */
function namesIn(text: string): Set<string> {
  const { language } = detectLanguage(text)
  const found = text.match(/(?<![\p{L}\p{M}])\p{Lu}\p{Ll}[\p{L}\p{M}]+/gu) ?? []
  return new Set(
    found.flatMap(wordsOf).filter((word) => conceptOf(word, language) === undefined && !FUNCTION_WORDS.has(word)),
  )
}

function speaksOf(passage: Passage, { matter, language }: Asked): boolean {
  if (matter.length === 0) return true
  const { before, after, fit } = passage
  const text = [before?.text, readable(passage), after?.text].filter(Boolean).join('\n')
  const share = spokenOf(matter, text, passage.language, base(passage.language) === base(language))
  if (share === null) return fit >= FIT_UNREAD
  return share >= LEAST_SHARED || (share > 0 && (matter.length > MOST_MATTER || fit >= SURE_FIT))
}
