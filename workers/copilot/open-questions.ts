import { wantsPerson } from '../assistant/human-please'
import { partsOf } from '../assistant/phrases'
import { questionsIn } from '../assistant/questions'
import { smallTalk } from '../assistant/small-talk'
import type { SpokenLine } from './spoken'

/** A draft that answers more is no draft any more. */
const MOST = 4

/** What the customer wrote since they were last answered: a promise to answer is no answer. */
export function lastAsked(said: readonly SpokenLine[]): { question: string; before: SpokenLine[] } {
  const asked: string[] = []
  const last = said.findLastIndex(({ by, text }) => by === 'customer' && isWords(text))
  let first = last + 1
  while (first > 0 && isOpen(said[first - 1])) first -= 1
  for (const { by, text } of said.slice(first, last + 1))
    if (by === 'customer' && isWords(text)) asked.push(text.trim())
  return { question: asked.join('\n'), before: said.slice(0, Math.max(Math.min(first, last), 0)) }
}

/** Each by itself, for each is looked up by itself. None: they only ask for a person. */
export function openQuestions(question: string): string[] {
  const said = question.split('\n')
  const lines = said.filter((line) => !onlyWantsPerson(line))
  // "Good morning" beside it asks nothing either.
  const isMore = lines.length === said.length || lines.some((line) => smallTalk(line) === null)
  const asked = isMore ? lines.join('\n') : ''
  if (asked === '') return []
  const questions = questionsIn(asked)
  return questions.length < 2 ? [asked] : questions.slice(-MOST)
}

function onlyWantsPerson(text: string): boolean {
  const parts = partsOf(text)
  const asksElse = parts.some((part) => /[?؟]/.test(part) && !wantsPerson(part))
  return !asksElse && (wantsPerson(text) || (parts.length > 0 && parts.every(wantsPerson)))
}

function isOpen(line: SpokenLine | undefined): boolean {
  return line !== undefined && (line.by === 'customer' || line.promises === true)
}

/** A picture without a word asks nothing that could be looked up. */
function isWords(text: string): boolean {
  return text.replace(/^\[\w+\]/, '').trim() !== ''
}
