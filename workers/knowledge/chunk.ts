import type { DocumentKind } from './document'

/** A piece of a document that is found, ranked and cited as one. */
export interface ChunkText {
  /** Headings above it, outermost first, or the question of a FAQ entry. */
  heading?: string
  text: string
}

/** In words: large enough to hold an answer, small enough that a citation points somewhere. */
const LEAST_WORDS = 120
const MOST_WORDS = 220
/** For scripts without spaces a word is about this many characters. */
const CHARS_PER_WORD = 2
/** A sentence without a border is cut here, in characters. */
const LONGEST_SENTENCE = 1200

/** Cuts a document along its own structure: FAQ entries stay whole, headings start chunks, sentences are never cut. */
export function chunkDocument(kind: DocumentKind, text: string): ChunkText[] {
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()
  if (clean === '') return []
  const entries = kind === 'text' ? [] : faqEntries(clean)
  if (entries.length > 0 && (kind === 'faq' || entries.length > 1)) return entries.flatMap(packEntry)
  return sections(clean, kind !== 'text').flatMap(packSection)
}

export function chunkId(documentId: string, version: number, n: number): string {
  return `${documentId}.${version}.${n}`
}

/** Null when it is the id of no chunk. */
export function parseChunkId(id: string): { documentId: string; version: number; n: number } | null {
  const [, documentId, version, n] = /^(doc_[\w-]{1,32})\.([1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.exec(id) ?? []
  return documentId === undefined ? null : { documentId, version: Number(version), n: Number(n) }
}

/** `Q: … A: …` in several languages; in a FAQ without such marks a line that ends in a question mark starts an entry. */
function faqEntries(text: string): ChunkText[] {
  const entries: { question: string; answer: string[] }[] = []
  let inQuestion = false
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const question = questionOf(line)
    const open = entries.at(-1)
    if (question !== null && (open === undefined || !inQuestion)) {
      entries.push({ question, answer: [] })
      inQuestion = true
    } else if (question !== null && open) {
      open.question += ` ${question}` // another phrasing of the same question
    } else if (open && line !== '') {
      inQuestion = false
      open.answer.push(line.replace(ANSWER_MARK, ''))
    } else if (open && open.answer.length > 0) open.answer.push('')
  }
  return entries
    .filter((entry) => entry.answer.some((line) => line !== ''))
    .map((entry) => ({ heading: entry.question, text: entry.answer.join('\n').trim() }))
}

const QUESTION_MARK =
  /^(?:#{1,6}\s*|\*\*|[-*]\s+)?(?:q|question|प्रश्न|सवाल|கேள்வி|pregunta|pergunta|سؤال|س|frage|f|p)\s*\d*\s*[:：.)]\s*/iu
const ANSWER_MARK =
  /^(?:\*\*)?(?:a|answer|ans|उत्तर|जवाब|பதில்|respuesta|resposta|r|جواب|ج|antwort|réponse)\s*\d*\s*[:：]\s*(?:\*\*)?\s*/iu
const ENDS_ASKING = /[?？؟](?:\*\*)?$/u
const LONGEST_QUESTION = 300

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

interface Section {
  headings: string[]
  paragraphs: string[]
}

function sections(text: string, withHeadings: boolean): Section[] {
  const found: Section[] = [{ headings: [], paragraphs: [] }]
  let headings: string[] = []
  for (const block of text.split(/\n\s*\n|\n(?=#{1,6}\s)|(?<=^#{1,6}\s[^\n]*)\n/mu)) {
    const heading = withHeadings ? /^(#{1,6})\s+(.+)$/.exec(block.trim()) : null
    if (heading) {
      headings = [...headings.slice(0, (heading[1] ?? '').length - 1), (heading[2] ?? '').trim()]
      found.push({ headings, paragraphs: [] })
    } else if (block.trim() !== '') found.at(-1)?.paragraphs.push(block.trim())
  }
  return found.filter((section) => section.paragraphs.length > 0)
}

function packSection({ headings, paragraphs }: Section): ChunkText[] {
  const heading = headings.filter((line) => line !== '').join(' › ')
  return packed(paragraphs).map((text) => (heading === '' ? { text } : { heading, text }))
}

function packEntry(entry: ChunkText): ChunkText[] {
  return packed(entry.text.split(/\n\s*\n/)).map((text) => ({ ...entry, text }))
}

/** Fills chunks with whole paragraphs; one that is too long gives its sentences. */
function packed(paragraphs: string[]): string[] {
  const chunks: string[] = []
  let open = ''
  for (const paragraph of paragraphs) {
    const parts = wordCount(paragraph) > MOST_WORDS ? sentencesOf(paragraph) : [paragraph]
    for (const part of parts) {
      const glue = open === '' ? '' : parts.length > 1 ? ' ' : '\n'
      if (open !== '' && wordCount(open) + wordCount(part) > MOST_WORDS) {
        chunks.push(open)
        open = part
      } else open += glue + part
    }
    if (wordCount(open) >= LEAST_WORDS) {
      chunks.push(open)
      open = ''
    }
  }
  if (open !== '') chunks.push(open)
  return chunks
}

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

function wordCount(text: string): number {
  const spaced = text.split(/\s+/).length
  const unspaced =
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0) /
    CHARS_PER_WORD
  return Math.max(spaced, unspaced)
}
