export interface FaqPair {
  /** For the screen only. */
  id: string
  /** One phrasing a line. */
  question: string
  answer: string
}

export function newPair(question = '', answer = ''): FaqPair {
  return { id: crypto.randomUUID(), question, answer }
}

/** The pairs of a text written as `faqText` writes it; null for any other, which is edited as it stands. */
export function faqPairs(text: string): FaqPair[] | null {
  const blocks = text.split(/(?<!\n)\n{2,}(?=Q: )/)
  const pairs = blocks.map((block) => {
    const found = /^((?:Q: .*\n?)+)A: ?([\s\S]*)$/.exec(block.trim())
    return found?.[1] === undefined ? null : newPair(found[1].trim().replace(/^Q: /gm, ''), (found[2] ?? '').trim())
  })
  return pairs.every((pair) => pair !== null) ? pairs : null
}

/** Pairs without a question or without an answer are left out: there is nothing to find, or nothing to say. */
export function faqText(pairs: readonly FaqPair[]): string {
  return pairs.flatMap(({ question, answer }) => pairText(linesOf(question), answer.trim())).join('\n\n')
}

function pairText(phrasings: string[], answer: string): string[] {
  if (phrasings.length === 0 || answer === '') return []
  // An empty line before a line that looks like a question would begin another pair.
  return [[...phrasings.map((line) => `Q: ${line}`), `A: ${answer.replace(/(?<!\n)\n{2,}(?=Q: )/g, '\n')}`].join('\n')]
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
