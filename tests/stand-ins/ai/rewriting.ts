/** A draft in other words, by rules that a model would follow too: the stand-in changes no figure and no link. */
export function rewritten(how: string, draft: string): string {
  switch (how) {
    case 'shorter':
      return shorter(draft)
    case 'friendlier':
      return `Hi! ${draft.replace(/^(?:hi|hello|hey)[,!. ]+/i, '').trim()} 🙂`
    case 'formal':
      return formal(draft)
    case 'fix':
      return fixed(draft)
    default:
      return draft
  }
}

const FILLERS =
  /\b(?:just|really|very|actually|basically|please note that|I would like to let you know that|as a matter of fact|in order)\b ?/gi

/** Without fillers; of what states no figure and no link, the first two sentences. */
function shorter(draft: string): string {
  const sentences = draft.replace(FILLERS, '').match(/[^.!?।]+[.!?।]*\s*/gu) ?? [draft]
  const kept = sentences.filter((sentence, n) => n < 2 || /\p{Nd}|https?:|@/u.test(sentence))
  return capital(kept.join('').trim())
}

const SPELLED_OUT: [RegExp, string][] = [
  [/\bcan't\b/gi, 'cannot'],
  [/\bwon't\b/gi, 'will not'],
  [/\b(\w+)n't\b/gi, '$1 not'],
  [/\b(I|we|you|they)'(?:ll)\b/gi, '$1 will'],
  [/\b(we|you|they)'re\b/gi, '$1 are'],
  [/\bI'm\b/gi, 'I am'],
  [/\bit's\b/gi, 'it is'],
]

function formal(draft: string): string {
  const plain = draft.replace(/\p{Extended_Pictographic}/gu, '').replace(/!+/g, '.')
  const said = SPELLED_OUT.reduce((text, [short, long]) => text.replace(short, long), plain)
  return fixed(said.replace(/^(?:hi|hey|hello)\b[,. ]*/i, 'Dear customer, '))
}

const MISSPELLED: Record<string, string> = {
  teh: 'the',
  recieve: 'receive',
  adress: 'address',
  tommorow: 'tomorrow',
  tomorow: 'tomorrow',
  definately: 'definitely',
  dont: "don't",
  wont: "won't",
  i: 'I',
}

function fixed(draft: string): string {
  const words = draft
    .replace(/[ \t]+/g, ' ')
    .trim()
    .replace(/[\p{L}']+/gu, (word) => MISSPELLED[word] ?? word)
  const sentences = words.replace(
    /(^|[.!?]\s+)(?!https?:)(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
  return /[\p{L}\p{N}]$/u.test(sentences) ? `${sentences}.` : sentences
}

function capital(text: string): string {
  return /^https?:/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
