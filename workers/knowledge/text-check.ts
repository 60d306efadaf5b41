/** Text of a document, in bytes: what one job can cut, embed and index. */
export const MOST_TEXT_BYTES = 2_000_000
/** Enough of a file to see that it is none of text. */
const LOOKED_AT = 20_000
/** More unreadable characters among a hundred than any text has. */
const MOST_UNREADABLE = 2

export type TextRefusal = 'empty' | 'no_text' | 'too_large'

/** Why nothing could be answered from it; null: something can. `no_text`: pictures, a PDF, marks without a word. */
export function refuseText(text: string, bytes: number): TextRefusal | null {
  if (text.trim() === '') return 'empty'
  if (!/[\p{L}\p{N}]/u.test(text) || isBinary(text)) return 'no_text'
  return bytes > MOST_TEXT_BYTES ? 'too_large' : null
}

/** A browser reads any file as text: what is none of it turns into control characters and replacement characters. */
function isBinary(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  const unreadable = start.match(/(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu)?.length ?? 0
  return unreadable * 100 > start.length * MOST_UNREADABLE || /^%PDF-\d/.test(start)
}
