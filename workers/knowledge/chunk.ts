import type { DocumentKind } from './document'
import { isMarkedFaq, MOST_PHRASINGS, readFaq } from './faq'
import { type Item, type Packed, pack } from './pack'
import type { Block } from './parse/block'
import { blocksOfMarkdown } from './parse/markdown'

const LONGEST_HEADING = 300

/** A piece of a document that is found, ranked and cited as one. */
export interface ChunkText {
  /** Headings above it, outermost first, or the question of a FAQ entry. */
  heading?: string
  text: string
  /** Where in the document it stands: a page, a sheet's row. */
  place?: string
  /** Of a further phrasing: the question as it is shown. The answer is the same one. */
  entry?: string
}

/**
 * Cuts a document along its own structure: FAQ entries stay whole and are found by each of their phrasings, headings start
 * chunks, rows of a table keep the names of their columns, sentences are never cut.
 */
export function chunkDocument(kind: DocumentKind, text: string): ChunkText[] {
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()
  if (clean === '') return []
  if (kind === 'text') return chunkBlocks(paragraphsOf(clean))
  const { rest, entries } = readFaq(clean)
  if (entries.length === 0 || (kind !== 'faq' && entries.length === 1)) return chunkBlocks(blocksOfMarkdown(clean))
  return [
    ...chunkBlocks(blocksOfMarkdown(rest)),
    ...entries.flatMap(({ questions, answer }) => chunksOfEntry(questions, answer, null)),
  ]
}

/** What a reader made of a file or a page. */
export function chunkBlocks(blocks: readonly Block[]): ChunkText[] {
  const chunks: ChunkText[] = []
  let headings: string[] = []
  let open: Item[] = []
  const close = () => {
    chunks.push(...chunksOfSection(headings, open))
    open = []
  }
  for (const block of blocks) {
    if (block.kind === 'heading') {
      close()
      headings = [...headings.slice(0, Math.max(0, block.level - 1)), block.text.slice(0, LONGEST_HEADING)]
      // A heading stands above each of its passages: what is longer is a text that was set in large letters.
      if (block.text.length > LONGEST_HEADING) open.push({ text: block.text, place: block.place, isRow: false })
    } else if (block.kind === 'entry') {
      close()
      chunks.push(...chunksOfEntry(block.questions, block.text, block.place))
    } else open.push({ text: block.text, place: block.place, isRow: block.kind === 'row' })
  }
  close()
  return chunks
}

function chunksOfSection(headings: readonly string[], items: readonly Item[]): ChunkText[] {
  if (items.length === 0) return []
  const text = items.map((item) => item.text).join('\n\n')
  const heading = headings.filter((line) => line !== '').join(' › ')
  const place = items[0]?.place ?? null
  // A file may hold a FAQ between other things.
  const faq = items.some(({ isRow }) => !isRow) && isMarkedFaq(text) ? readFaq(text) : null
  if (faq && faq.entries.length > 0) {
    const above = pack(faq.rest === '' ? [] : [{ text: faq.rest, place, isRow: false }])
    const entries = faq.entries.flatMap(({ questions, answer }) => chunksOfEntry(questions, answer, place))
    return [...above.map((packed) => chunkOf(packed, heading)), ...entries]
  }
  return pack(items).map((packed) => chunkOf(packed, heading))
}

function chunksOfEntry(questions: readonly string[], answer: string, place: string | null): ChunkText[] {
  const items = answer.split(/\n\s*\n/).map((text) => ({ text, place, isRow: false }))
  const [entry = '', ...others] = questions
    .slice(0, MOST_PHRASINGS)
    .map((question) => question.slice(0, LONGEST_HEADING))
  const packed = pack(items)
  return [
    ...packed.map((part) => chunkOf(part, entry)),
    ...others.flatMap((phrasing) => packed.map((part) => ({ ...chunkOf(part, phrasing), entry }))),
  ]
}

function chunkOf({ text, place }: Packed, heading: string): ChunkText {
  return { ...(heading === '' ? {} : { heading }), text, ...(place === null ? {} : { place }) }
}

function paragraphsOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'text', text: paragraph, place: null }))
}
