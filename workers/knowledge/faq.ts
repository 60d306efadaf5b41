/** One answer, and every way of asking for it: the first is the question as it is shown. */
export interface FaqEntry {
  questions: string[]
  answer: string
}

/** What is asked and answered in a text, and what else stands in it: before the first question, or under other headings. */
export interface Faq {
  rest: string
  entries: FaqEntry[]
}

const QUESTION_MARK =
  /^(?:#{1,6}\s*|\*\*|[-*]\s+)?(?:q|question|प्रश्न|सवाल|கேள்வி|pregunta|pergunta|سؤال|س|frage|f|p)\s*\d*\s*[:：.)]\s*/iu
const ANSWER_MARK =
  /^(?:\*\*)?(?:a|answer|ans|उत्तर|जवाब|பதில்|respuesta|resposta|r|جواب|ج|antwort|réponse)\s*\d*\s*[:：]\s*(?:\*\*)?\s*/iu
const ENDS_ASKING = /[?？؟](?:\*\*)?$/u
const HEADING = /^#{1,6}\s/
const LONGEST_QUESTION = 300
/** Each phrasing is found by itself: more of one answer would crowd out the others. */
export const MOST_PHRASINGS = 12

/**
 * `Q: … A: …` in several languages; without such marks a line that ends in a question mark starts an entry. Questions that
 * follow each other are phrasings of one. A heading that asks nothing ends an answer.
 */
export function readFaq(text: string): Faq {
  const entries: { questions: string[]; answer: string[] }[] = []
  const rest: string[] = []
  let inQuestion = false
  let isOpen = false
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const question = questionOf(line)
    const last = isOpen ? entries.at(-1) : undefined
    if (question !== null && last && inQuestion) last.questions.push(question)
    else if (question !== null) {
      entries.push({ questions: [question], answer: [] })
      inQuestion = true
      isOpen = true
    } else if (HEADING.test(line)) {
      isOpen = false
      rest.push('', raw)
    } else if (!last) rest.push(raw)
    else if (line !== '') {
      inQuestion = false
      last.answer.push(line.replace(ANSWER_MARK, ''))
    } else if (last.answer.length > 0) last.answer.push('')
  }
  return {
    rest: rest.join('\n').trim(),
    entries: entries.flatMap(({ questions, answer }) => {
      const text = answer.join('\n').trim()
      return text === '' ? [] : [{ questions: [...new Set(questions)].slice(0, MOST_PHRASINGS), answer: text }]
    }),
  }
}

/** Are there questions and answers that say that they are? */
export function isMarkedFaq(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.some((line) => QUESTION_MARK.test(line)) && lines.some((line) => ANSWER_MARK.test(line))
}

function questionOf(line: string): string | null {
  if (line.length > LONGEST_QUESTION || ANSWER_MARK.test(line)) return null
  if (QUESTION_MARK.test(line)) return bare(line.replace(QUESTION_MARK, ''))
  return ENDS_ASKING.test(line) ? bare(line) : null
}

function bare(line: string): string {
  return line
    .replace(/^[#*\s-]+/, '')
    .replace(/(?<!\*)\*+$/, '')
    .trim()
}
