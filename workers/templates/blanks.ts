const BLANK = /\{\{\s*(\w+)\s*\}\}/g

/** Each once, in the order in which they stand. */
export function blanksOf(words: string | undefined): string[] {
  return [...new Set([...(words ?? '').matchAll(BLANK)].flatMap((blank) => blank[1] ?? []))]
}

/** How it reads. Values that are not given stay blanks. */
export function fillBlanks(words: string, values: ReadonlyMap<string, string>): string {
  return words.replaceAll(BLANK, (blank, key: string) => values.get(key) ?? blank)
}

export function isPosition(key: string): boolean {
  return /^\d+$/.test(key)
}

/** By which `fallbacks` and refusals name a blank: `body.1`, `header.name`, `button.0`, `cards.1.body.1`. */
export function fallbackKey(part: 'header' | 'body' | 'button', key: string | number, card?: number): string {
  return `${card === undefined ? '' : `cards.${card}.`}${part}.${key}`
}
