import { languageOf } from './language'
import { inTag, readPrompt } from './prompt-tags'
import { rewritten } from './rewriting'
import { answerTurn, summaryOf } from './turn'
import { inOtherWords } from './wordbook'

/** Answers to the prompts of workers/copilot; which is asked shows in what the answer must have. */
export function helperAnswer(properties: Record<string, unknown>, message: string): object | undefined {
  if ('translations' in properties) return { translations: translated(message) }
  if ('rewritten' in properties) return { rewritten: rewritten(text(message, 'how'), text(message, 'draft')) }
  if ('draft' in properties) return { draft: draftOf(message) }
  if ('facts' in properties) return summed(message)
  return undefined
}

function text(message: string, tag: string): string {
  const found = inTag(message, tag)
  return typeof found === 'string' ? found : ''
}

function translated(message: string) {
  const to = text(message, 'language')
  const texts = inTag(message, 'texts')
  return (Array.isArray(texts) ? texts : []).filter(isText).map((one) => {
    const from = typeof one.from === 'string' ? one.from : languageOf(one.text)
    return { id: one.id, from, text: inOtherWords(one.text, from, to) }
  })
}

function isText(value: unknown): value is { id: string; text: string; from?: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  )
}

function draftOf(message: string) {
  const answer = answerTurn(readPrompt(message))
  return answer.action === 'answer' ? answer.sentences : []
}

/** Told from the whole conversation: its last line of the customer stands for the question of a turn. */
function summed(message: string) {
  const { conversation, ...prompt } = readPrompt(message)
  const last = conversation.findLastIndex(({ by }) => by === 'customer')
  const before = conversation.slice(0, Math.max(last, 0))
  const question = conversation[last]?.text ?? ''
  const isAnswered = last < conversation.length - 1
  const summary = summaryOf({ ...prompt, conversation: before, question })
  const customer = conversation.filter(({ by }) => by === 'customer')
  const facts = customer.flatMap(
    ({ text: said }) => said.match(/[\w.+-]+@[\w-]+\.\w+|(?:\p{L}+ )?\p{Nd}[\p{Nd}.,:]*/gu) ?? [],
  )
  return { ...summary, open: isAnswered ? [] : summary.open, facts: [...new Set(facts)].slice(0, 6) }
}
