/** A sentence without a border is cut here, in characters. */
const LONGEST_SENTENCE = 1200

/** Sentences as ICU finds them, with list items and lines as borders too. A price or a time is never cut. */
export function sentencesOf(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  return text
    .split('\n')
    .flatMap((line) => rejoined(Array.from(segmenter.segment(line), ({ segment }) => segment.trim())))
    .flatMap((sentence) => (sentence.length > LONGEST_SENTENCE ? slices(sentence) : [sentence]))
    .filter((sentence) => sentence !== '')
}

/** ICU cuts after "Rs." and "Dr."; what goes on with a digit, or follows a short abbreviation, belongs together. */
function rejoined(parts: string[]): string[] {
  const whole: string[] = []
  for (const part of parts) {
    const before = whole.at(-1)
    if (before !== undefined && ABBREVIATION.test(before)) whole[whole.length - 1] = `${before} ${part}`
    else whole.push(part)
  }
  return whole
}

const ABBREVIATION =
  /(?:^|\s)(?:rs|dr|mr|mrs|ms|no|nr|st|approx|min|max|sr|sra|st|vs|etc|e\.g|i\.e|z\.b|bzw|ca|nos|a\.m|p\.m)\.$/iu

function slices(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += LONGEST_SENTENCE) parts.push(text.slice(at, at + LONGEST_SENTENCE))
  return parts
}
