import { plainText } from './plain-text'

/** More than these in one go are for people to sort out. */
export const MOST_QUESTIONS = 3
/** A part with fewer words leans on the one before it. */
const LEAST_WORDS = 3

/**
 * The questions in a message, in order. Cut where one certainly ends: after a question mark, at a line of its own that asks,
 * and at numbered lines. What is no question belongs to the one that follows, as its reason.
 */
export function questionsIn(text: string): string[] {
  const parts = text.split(/\n+/).flatMap((line) => splitLine(line.trim()))
  const questions: string[] = []
  let lead = ''
  for (const part of parts) {
    const whole = lead === '' ? part.text : `${lead} ${part.text}`
    if (!part.asks) {
      lead = whole
      continue
    }
    const isOwn = wordCount(part.text) >= LEAST_WORDS || questions.length === 0
    if (isOwn) questions.push(whole)
    else questions[questions.length - 1] = `${questions.at(-1)} ${whole}`
    lead = ''
  }
  if (questions.length === 0) return lead === '' ? [] : [lead]
  if (lead !== '') questions[questions.length - 1] = `${questions.at(-1)} ${lead}`
  return questions
}

interface Part {
  text: string
  asks: boolean
}

const MARK = /[?？؟]+["'”’)\]]*/gu
const NUMBERED = /^(?:\d{1,2}|[a-c])[.)]\s+/i

function splitLine(line: string): Part[] {
  const body = line.replace(NUMBERED, '')
  const numbered = body !== line
  const parts: Part[] = []
  let from = 0
  for (const { index, 0: mark } of body.matchAll(MARK)) {
    parts.push({ text: body.slice(from, index + mark.length).trim(), asks: true })
    from = index + mark.length
  }
  const rest = body.slice(from).trim()
  if (rest !== '') parts.push({ text: rest, asks: numbered || startsAsking(rest) })
  return parts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

const ASKING = new Set(
  'what when where how why which who can could do does is are will would kya kab kahan kaise kitna kitne kaun enna epdi eppo enga evlo yaar que qué cuando cuándo donde dónde como cómo cual cuál cuanto cuánto quanto quando onde qual هل متى اين كيف كم ما ماذا क्या कब कहाँ कहां कैसे कितना कितने कितनी कौन என்ன எப்போது எங்கே எப்படி எவ்வளவு யார்'
    .split(' ')
    .map(plainText),
)

function startsAsking(text: string): boolean {
  const [first = ''] = plainText(text).split(/[^\p{L}\p{M}\p{N}]+/u)
  return ASKING.has(first) && wordCount(text) >= LEAST_WORDS
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
