import { languageOf } from './language'
import { type Lead, leadFrom } from './lead'
import type { Passage, Prompt } from './prompt-tags'
import { relevance } from './relevance'
import { type Sentence, sentencesOf } from './sentences'
import { asksForPerson, gladly, isGreeting, isThanks, type Mood, moodOf, welcome, which } from './small-talk'
import { contentWords } from './tokens'
import { tellsWhatIsAsked } from './wanted'

/** From here on a passage answers; from the lower one it may be what was meant, so the stand-in asks back. */
export const ANSWERS_FROM = 0.3
export const MAYBE_FROM = 0.2
const MAX_SENTENCES = 3
/** Of two that say the same, the one in the customer's language is quoted. */
const OWN_LANGUAGE = 1.05
/** A word alone is in a text. */
const NAMED_FROM = 0.3

export interface Summary {
  wants: string
  said: string[]
  open: string[]
  mood: Mood
}

export interface TurnAnswer {
  action: 'answer' | 'clarify' | 'hand_off'
  language: string
  sentences: { text: string; cites: string[] }[]
  choices: string[]
  reason?: 'no_knowledge' | 'asked_for_person' | 'complaint' | 'unsure'
  intent: string | null
  confidence: number
  lead: Lead
  summary: Summary
}

interface Scored extends Sentence {
  passage: Passage
  score: number
}

/** Says by itself what it asks. */
const ASKS =
  /(?:^|[\s¿])(?:what|when|where|how|why|which|who|do|does|can|is|are|qué|cuándo|dónde|cómo|cuánto|quién|cuáles?|qual|quais|quando|onde|quanto|quem|क्या|कब|कहाँ|कैसे|कितन\S|कौन|kya|kab|kahan|kaise|kitn\S|kaun|எப்போது|எங்கே|எப்படி|எவ்வளவு|யார்|என்ன|متى|أين|اين|كيف|كم|هل|ما)(?=[\s?؟,]|$)/iu
const POINTS_BACK =
  /(?:^|\s)(?:it|that|this|there|them|उसका|इसका|उसमें|अது|அதில்|அங்கே|eso|isso|ahí|lá|هذا|فيها|هناك|usme|uska|wahan)(?=[\s?؟,]|$)/iu

/** What a follow-up ("and on Sunday?") goes on from; undefined: it stands by itself. */
function before({ question, conversation }: Prompt): string | undefined {
  const words = contentWords(question).length
  if (words > 3 || (words > 0 && ASKS.test(question) && !POINTS_BACK.test(question))) return undefined
  return conversation.filter((line) => line.by === 'customer').at(-1)?.text
}

/** A sentence that is no figure does not say how much, and so on; what a follow-up names itself is the matter. */
function scoreSentences(prompt: Prompt): Scored[] {
  const earlier = before(prompt)
  const question = earlier ? `${prompt.question} ${earlier}` : prompt.question
  return prompt.passages
    .flatMap((passage) => {
      const whole = relevance(question, `${passage.title} ${passage.text}`)
      return sentencesOf(passage.text).map((sentence) => {
        const alone = relevance(question, `${passage.title} ${sentence.under} ${sentence.text}`)
        const bare = relevance(question, sentence.text)
        const named = earlier ? namesIt(prompt.question, `${passage.title} ${sentence.under} ${sentence.text}`) : 1
        const tells = tellsWhatIsAsked(ASKS.test(prompt.question) ? prompt.question : question, sentence.text)
        const own = languageOf(sentence.text) === languageOf(prompt.question) ? OWN_LANGUAGE : 1
        return { ...sentence, passage, score: (0.5 * alone + 0.3 * bare + 0.2 * whole) * tells * named * own }
      })
    })
    .sort((left, right) => right.score - left.score)
}

function namesIt(question: string, text: string): number {
  return contentWords(question).every((word) => relevance(word, text) < NAMED_FROM) ? 0.5 : 1
}

function chosen(scored: Scored[]): Scored[] {
  const best = scored[0]
  if (!best) return []
  return scored
    .filter((one) => one.passage.id === best.passage.id && one.score >= best.score * 0.8)
    .slice(0, MAX_SENTENCES)
    .sort((left, right) => left.index - right.index)
}

/** What else may have been meant, the likeliest first. */
function titlesOf(scored: Scored[], best: number): string[] {
  const near = scored.filter(({ score }) => score >= best * 0.6).map(({ passage }) => passage.title)
  return [...new Set(near)].slice(0, 3)
}

export function intentOf(prompt: Prompt): { intent: string | null; confidence: number } {
  const ranked = prompt.intents
    .map((intent) => ({
      name: intent.name,
      score: Math.max(
        relevance(prompt.question, `${intent.name.replaceAll('_', ' ')} ${intent.description}`),
        ...intent.examples.map((example) => relevance(prompt.question, example)),
      ),
    }))
    .sort((left, right) => right.score - left.score)
  const best = ranked[0]
  if (!best || best.score < ANSWERS_FROM)
    return { intent: null, confidence: Number((1 - (best?.score ?? 0)).toFixed(2)) }
  return { intent: best.name, confidence: Number(Math.min(0.99, 0.4 + best.score).toFixed(2)) }
}

export function summaryOf(prompt: Prompt): Summary {
  const customer = [
    ...prompt.conversation.filter((line) => line.by === 'customer').map((line) => line.text),
    prompt.question,
  ]
  const short = (text: string) => ([...text].length > 200 ? `${[...text].slice(0, 199).join('')}…` : text)
  return {
    wants: short(customer.find((text) => !isGreeting(text)) ?? prompt.question),
    said: customer
      .filter((text) => !isGreeting(text))
      .slice(-4)
      .map(short),
    open: [short(prompt.question)],
    mood: moodOf(customer.slice(-3)),
  }
}

/** Extractive and citing: every sentence of an answer is a sentence of a passage, word for word, in the passage's language. */
export function answerTurn(prompt: Prompt): TurnAnswer {
  const { question } = prompt
  const spoken = languageOf(question)
  const summary = summaryOf(prompt)
  const base = { language: spoken, intent: intentOf(prompt).intent, lead: leadFrom(prompt), summary }
  const say = (text: string, confidence: number, choices: string[] = []): TurnAnswer => ({
    ...base,
    action: 'clarify',
    sentences: [{ text, cites: [] }],
    choices,
    reason: 'unsure',
    confidence,
  })
  const handOff = (reason: TurnAnswer['reason'], confidence: number): TurnAnswer => ({
    ...base,
    action: 'hand_off',
    sentences: [],
    choices: [],
    reason,
    confidence,
  })

  if (asksForPerson(question)) return handOff('asked_for_person', 0.95)
  if (isGreeting(question)) return say(welcome(spoken), 0.9)
  if (isThanks(question)) return say(gladly(spoken), 0.9)

  const scored = scoreSentences(prompt)
  const best = scored[0]
  if (moodOf([question]) === 'angry') return handOff('complaint', 0.8)
  if (!best || best.score < MAYBE_FROM) return handOff('no_knowledge', 0.8)
  if (best.score < ANSWERS_FROM)
    return say(which(spoken, best.passage.title), Number(best.score.toFixed(2)), titlesOf(scored, best.score))
  const picked = chosen(scored)
  return {
    ...base,
    action: 'answer',
    language: languageOf(picked.map((one) => one.text).join(' '), spoken),
    choices: [],
    sentences: picked.map((one) => ({ text: one.text, cites: [one.passage.id] })),
    confidence: Number(Math.min(0.98, 0.4 + best.score).toFixed(2)),
  }
}
