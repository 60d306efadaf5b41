export interface FaqPair {
  /** For the screen only. */
  id: string
  /** One question, asked in several ways: the first is shown with the answer, each of them is found. */
  phrasings: string[]
  answer: string
}

export function newPair(question = '', answer = ''): FaqPair {
  return { id: crypto.randomUUID(), phrasings: [question], answer }
}

/** The pairs of a text written as `faqText` writes it; null for any other, which is edited as it stands. */
export function faqPairs(text: string): FaqPair[] | null {
  const blocks = text.split(/(?<!\n)\n{2,}(?=Q: )/)
  const pairs = blocks.map((block) => {
    const found = /^((?:Q: .*\n?)+)A: ?([\s\S]*)$/.exec(block.trim())
    if (found?.[1] === undefined) return null
    const phrasings = found[1]
      .trim()
      .split('\n')
      .map((line) => line.replace(/^Q: /, ''))
    return { ...newPair('', (found[2] ?? '').trim()), phrasings }
  })
  return pairs.every((pair) => pair !== null) ? pairs : null
}

/** Pairs without a question or without an answer are left out: there is nothing to find, or nothing to say. */
export function faqText(pairs: readonly FaqPair[]): string {
  return pairs.flatMap(({ phrasings, answer }) => pairText(written(phrasings), answer.trim())).join('\n\n')
}

/** Those with words in them, each on one line and once. */
export function written(phrasings: readonly string[]): string[] {
  return [...new Set(phrasings.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean))]
}

function pairText(phrasings: string[], answer: string): string[] {
  if (phrasings.length === 0 || answer === '') return []
  // An empty line before a line that looks like a question would begin another pair.
  return [[...phrasings.map((line) => `Q: ${line}`), `A: ${answer.replace(/(?<!\n)\n{2,}(?=Q: )/g, '\n')}`].join('\n')]
}
