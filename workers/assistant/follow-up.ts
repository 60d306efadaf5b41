import { detectLanguage } from './language'
import { wordSet, wordsOf } from './phrases'
import { kindsOf } from './question-kind'
import { matterOf } from './question-matter'
import type { Speech } from './turn'

/** A question by itself is at least so long; of what was asked before, too. */
const FEW_WORDS = 4
/** Longer than this it says all it needs, however it begins. */
const SOME_WORDS = 8

const GOES_ON =
  /^(?:and|also|then|what about|how about|or|but|same for|aur|toh?|phir|lekin|y|e|pero|mas|também|también|और|तो|फिर|लेकिन|அப்போ|மற்றும்|அப்புறம்|ஆனால்|و|ثم|طيب|وماذا|appo|apram)(?=[\s,?]|$)/iu
const POINTS_BACK =
  /(?:^|[\s,])(?:it|that|this|those|these|there|them|woh|wo|ye|yeh|uska|uski|uske|usme|usmein|iska|iski|iske|isme|ismein|wahan|eso|esa|ese|esto|allí|ahí|isso|isto|esse|essa|lá|nele|nela|वह|वो|यह|ये|उसका|उसकी|उसके|उसमें|इसका|इसकी|इसके|इसमें|वहाँ|वहां|அது|இது|அதற்கு|இதற்கு|அதில்|இதில்|அங்கே|adhu|idhu|adhuku|idhuku|هذا|هذه|ذلك|تلك|هناك|فيها|فيه|منها|منه|لها)(?=[\s,.?!؟]|$)|(?:^|[\s,])(?:the|that|this|which|another) one(?=[\s,.?!]|$)/iu
/** Stand in a sentence for nothing that was said: "is there parking", "this weekend", "is it possible to". */
const FOR_NOTHING =
  /(?<![\p{L}])(?:(?:is|are|was|will|be) there|there (?:is|are|was|will|be)|(?:this|that) (?:week|weekend|month|year|morning|afternoon|evening|sunday|monday|tuesday|wednesday|thursday|friday|saturday)|is it (?:possible|ok|okay|allowed|necessary|safe|true)|it (?:is )?(?:possible|ok|okay|allowed|necessary)|does it take to|is it (?:a lot|much|far) (?:of|to|from)|hay (?:ahí|allí))(?![\p{L}])/giu
/** A sentence with one of these asks something of its own. */
const ASKS = wordSet(`
  what when where how why which who whose can could do does did is are will would may should
  qué cuál cuáles cuándo dónde cómo quién cuánto cuánta cuántos cuántas puedo pueden tienen hay aceptan
  qual quais quando onde como quem quanto quanta posso podem têm tem aceitam há
  क्या कब कहाँ कहां कैसे कौन कितना कितने कितनी kya kab kahan kaise kaun kitna kitne kitni
  என்ன எப்போது எங்கே எப்படி எவ்வளவு எத்தனை யார் enna eppo enge epdi eppadi evlo yaar
  هل ما ماذا متى اين أين كيف كم من
`)

/** One way to understand a question: by itself, or as going on from what was asked `before`. */
export interface Reading {
  query: string
  before: string | null
}

/**
 * How a question is understood, the likelier way first; the other is for when that finds nothing that fits. What says by
 * itself what it asks is never looked for together with what was asked before.
 */
export function readingsOf(question: string, history: readonly Speech[], language: string): [Reading, Reading?] {
  const alone: Reading = { query: question, before: null }
  const leaning = leaningOf(question, language)
  const before = leaning === 'no' ? null : askedBefore(history, language)
  if (before === null) return [alone]
  const joined: Reading = { query: `${before}\n${question}`, before }
  if (leaning === 'perhaps') return [alone, joined]
  return matterOf(question, language).length > 0 ? [joined, alone] : [joined]
}

/** Whether it needs what was asked before to be understood. */
function leaningOf(question: string, language: string): 'yes' | 'perhaps' | 'no' {
  const asked = question.trim()
  const words = wordsOf(asked)
  if (words.length > SOME_WORDS) return 'no'
  const pointsBack = POINTS_BACK.test(asked.replace(FOR_NOTHING, ' '))
  if (pointsBack) return 'yes'
  const goesOn = GOES_ON.test(asked)
  const asksItself = asksByItself(asked) || kindsOf(asked, language).length > 0
  const things = matterOf(asked, language).length
  if (things === 0) return goesOn ? 'yes' : leaningOfBare(asked, language)
  if (goesOn) return asksItself ? 'perhaps' : 'yes'
  if (asksItself) return words.length < FEW_WORDS ? 'perhaps' : 'no'
  return words.length < FEW_WORDS ? 'yes' : 'no'
}

/** Has words of its own for what it wants to know; "and on Sunday?" leaves them out. */
export function asksByItself(question: string): boolean {
  return wordsOf(question.trim().replace(GOES_ON, '')).some((word) => ASKS.has(word))
}

/** Names no thing. Where the business is and how to reach it needs no name, nor does "your timings". */
function leaningOfBare(question: string, language: string): 'yes' | 'perhaps' | 'no' {
  const kinds = kindsOf(question, language)
  if (kinds.some((kind) => kind === 'place' || kind === 'phone' || kind === 'email')) return 'no'
  return kinds.includes('time') && wordsOf(question).some((word) => YOURS.has(word)) ? 'perhaps' : 'yes'
}

const YOURS = wordSet(
  'you your yours आप आपका आपके आपकी aap aapka aapke aapki நீங்கள் உங்கள் neenga unga ungal su sus ustedes seu seus sua suas vocês',
)

function askedBefore(history: readonly Speech[], language: string): string | null {
  // What was said in another language leads full text astray.
  const said = history.filter(({ by, text }) => by === 'customer' && detectLanguage(text).language === language)
  return said.findLast(({ text }) => wordsOf(text).length >= FEW_WORDS)?.text ?? said.at(-1)?.text ?? null
}
