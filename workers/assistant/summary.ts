import type { Summary } from '../conversations/entry'
import { isAngry } from './anger'
import type { TurnAnswer } from './prompt'
import type { Speech } from './turn'

const LINES = 3
const CHARS = 300
const MOST_FACTS = 8

/** For the colleague who takes over: the model's, or else the customer's own last words. */
export function summarise(question: string, history: readonly Speech[], fromModel?: TurnAnswer['summary']): Summary {
  const said = [...history, { by: 'customer' as const, text: question }]
  const facts = factsOf(said)
  if (fromModel && fromModel.wants !== '') {
    const { wants, said: told, open, mood } = fromModel
    return { wants, said: told.join('\n'), open: open.join('\n'), mood, facts }
  }
  const lately = history.filter(({ by }) => by === 'customer').slice(-LINES)
  return {
    wants: cut(question),
    said: lately.map(({ text }) => cut(text)).join('\n'),
    open: '',
    mood: isAngry(question) ? 'angry' : 'calm',
    facts,
  }
}

type Line = Pick<Speech, 'by' | 'text'>

/** Without any model: what the customer said, in their own words, and what nobody has answered yet. */
export function extract(lines: readonly Line[]): Summary {
  const theirs = lines.filter(({ by, text }) => by === 'customer' && text.trim() !== '').map(({ text }) => text)
  const answered = lines.findLastIndex(({ by }) => by !== 'customer')
  const waiting = lines.slice(answered + 1).map(({ text }) => text)
  return {
    wants: cut(theirs.findLast((text) => /[?؟]/.test(text)) ?? theirs.at(-1) ?? ''),
    said: theirs.slice(-LINES).map(cut).join('\n'),
    open: waiting.slice(-LINES).map(cut).join('\n'),
    mood: theirs.slice(-LINES).some(isAngry) ? 'angry' : 'calm',
    facts: factsOf(lines),
  }
}

/** E-mail addresses, and whatever has a figure in it, with the word before it, and what it counts: a date, an amount, an order. */
const FACT =
  /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w|(?:(?<![\p{L}#₹$€£])[\p{L}#₹$€£]+[ .:]?)?\p{Nd}[\p{Nd}.,:/-]*(?: ?(?:[ap]m\b|[%€₹]|\p{Lu}\p{Ll}+))?/gu

function factsOf(lines: readonly Line[]): string {
  const found = lines.flatMap(({ by, text }) => (by === 'customer' ? (text.match(FACT) ?? []) : []))
  return [...new Set(found.map((fact) => fact.trim()))].slice(-MOST_FACTS).join('\n')
}

function cut(text: string): string {
  return text.length <= CHARS ? text : `${text.slice(0, CHARS - 1)}…`
}
