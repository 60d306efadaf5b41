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

/** Where one thing ends and the next begins; not inside of a number, a time or an address. */
const BORDER = /[.!?;,…](?=\s|$)|[।॥؟؛،;\n]/u
const FIGURE = /\p{Nd}|@[\w-]+\.\w/u
const LETTER = /\p{L}/u
/** Of a sentence without commas, so many words around the figures. */
const MOST_WORDS = 14
const WORDS_BEFORE = 7
const WORDS_AFTER = 4

/** What has a figure or an address in it, as the customer said it: a date, an amount, an order, with what it is about. */
function factsOf(lines: readonly Line[]): string {
  const found = lines.flatMap(({ by, text }, at) => {
    if (by !== 'customer') return []
    const asked = lines.slice(0, at).findLast((line) => line.by !== 'customer' || line.text.trim() !== '')
    return phrasesOf(text, asked && asked.by !== 'customer' ? questionIn(asked.text) : '')
  })
  return [...new Set(found)].slice(-MOST_FACTS).join('\n')
}

/** A figure alone is explained by what stands before it, or by what was asked. */
function phrasesOf(text: string, asked: string): string[] {
  const clauses = text
    .split(BORDER)
    .map((clause) => clause.trim())
    .filter(Boolean)
  return clauses.flatMap((clause, at) => {
    if (!FIGURE.test(clause)) return []
    if (LETTER.test(clause.replace(UNIT, ''))) return [around(clause)]
    const before = at > 0 ? clauses[at - 1] : asked
    return [[before && around(before), clause].filter(Boolean).join(' ')]
  })
}

/** "12 pm", "5 kg", "₹40": it tells how much, and not of what. */
const UNIT = /\p{Nd}\s?\p{L}{1,4}$/u

function questionIn(text: string): string {
  return (
    text
      .split(/(?<=[.!?؟।\n])/u)
      .findLast((sentence) => /[?؟]$/.test(sentence))
      ?.trim() ?? ''
  )
}

function around(clause: string): string {
  const words = clause.split(/\s+/)
  if (words.length <= MOST_WORDS) return cut(clause)
  const first = words.findIndex((word) => FIGURE.test(word))
  const last = words.findLastIndex((word) => FIGURE.test(word))
  const from = first < 0 ? words.length - MOST_WORDS : Math.max(0, first - WORDS_BEFORE)
  const to = Math.min(words.length, Math.max(first, Math.min(last, first + MOST_WORDS)) + WORDS_AFTER + 1)
  return cut(words.slice(from, first < 0 ? words.length : to).join(' '))
}

function cut(text: string): string {
  return text.length <= CHARS ? text : `${text.slice(0, CHARS - 1)}…`
}
