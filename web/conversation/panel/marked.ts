import { sentenceParts } from '../../../workers/knowledge/sentences'

export interface MarkedPart {
  text: string
  marked: boolean
}

/** Around the quoted words as much as tells what they are about. */
const AROUND = 140

/** A passage with the words that were quoted from it, a line for each sentence. White space may differ; they may stand apart. */
export function markedParts(passage: string, quote: string | undefined): MarkedPart[] {
  const whole = quote ? placesOf(passage, [quote]) : []
  const lines = (quote ?? '').split('\n').flatMap((line) => {
    const found = placesOf(passage, [line])
    return found.length > 0 ? found : placesOf(passage, sentenceParts(line))
  })
  const places = whole.length > 0 ? whole : lines.sort(([a], [b]) => a - b)
  const parts: MarkedPart[] = []
  let from = 0
  for (const [start, end] of places) {
    if (start < from) continue
    if (start > from) parts.push({ text: passage.slice(from, start), marked: false })
    parts.push({ text: passage.slice(start, end), marked: true })
    from = end
  }
  if (from < passage.length) parts.push({ text: passage.slice(from), marked: false })
  return parts
}

/** The same, with what stands far from the marked words left out. */
export function excerptOf(parts: readonly MarkedPart[]): MarkedPart[] {
  const anyMarked = parts.some(({ marked }) => marked)
  return parts.map((part, index) => {
    if (part.marked || part.text.length <= 2 * AROUND) return part
    const first = index === 0 && anyMarked
    const last = index === parts.length - 1
    if (first) return { ...part, text: `…${atWord(part.text.slice(-AROUND), 'start')}` }
    if (last) return { ...part, text: `${atWord(part.text.slice(0, anyMarked ? AROUND : 2 * AROUND), 'end')}…` }
    return {
      ...part,
      text: `${atWord(part.text.slice(0, AROUND), 'end')} … ${atWord(part.text.slice(-AROUND), 'start')}`,
    }
  })
}

/** Not in the middle of a word, where there is a space to cut at. */
function atWord(text: string, cut: 'start' | 'end'): string {
  const at = cut === 'start' ? text.indexOf(' ') : text.lastIndexOf(' ')
  if (at < 0) return text
  return cut === 'start' ? text.slice(at + 1) : text.slice(0, at)
}

function placesOf(passage: string, wanted: readonly string[]): [number, number][] {
  return wanted
    .flatMap((words): [number, number][] => {
      const pattern = words
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
        .join('\\s+')
      const found = pattern === '' ? null : new RegExp(pattern, 'u').exec(passage)
      return found ? [[found.index, found.index + found[0].length]] : []
    })
    .sort(([a], [b]) => a - b)
}
