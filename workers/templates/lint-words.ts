/** One thing that Meta would refuse, or that we advise against. */
export interface LintProblem {
  /** `name`, `body`, `header.example`, `buttons.1.url`, `cards.0.body`, `examples.1`, `fallbacks.body.1`, … */
  field: string
  /** Stable: the dashboard has a sentence for each. */
  code: string
  /** In English. */
  text: string
  /** `advice`: Meta takes it all the same. */
  level: 'refused' | 'advice'
  /** What a sentence needs: the limit, how many there are, the blank meant. */
  more?: Record<string, string | number>
}

export type Report = (
  field: string,
  code: string,
  text: string,
  more?: Record<string, string | number>,
  level?: LintProblem['level'],
) => void

/** Meta counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length
}

const BLANK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The blanks of a text in the order in which they stand, each once. */
export function blanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map((blank) => blank[1] ?? ''))]
}

export function tooLong(report: Report, field: string, text: string, limit: number): void {
  const actual = lengthOf(text)
  if (actual > limit) report(field, 'too_long', `At most ${limit} characters; it has ${actual}.`, { limit, actual })
}
