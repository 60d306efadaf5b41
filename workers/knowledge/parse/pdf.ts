import { getDocumentProxy } from 'unpdf'
import { type Block, UnreadableFile } from './block'
import { blocksOfPages } from './pdf-blocks'
import { type Line, linesOf, type Piece, upright } from './pdf-lines'

/** Of one file. A handbook has fewer; an encyclopaedia belongs into several. */
const MOST_PAGES = 600
/** Characters of all pages: what comes out of it must be one document still (text-check.ts). */
const MOST_CHARS = 2_500_000
/** Of one page. */
const MOST_PIECES = 200_000

/** Shapes without a letter, among a hundred: with more, words are missing that nobody would notice. */
const MOST_UNKNOWN = 3

/** Told now and then while a long file is read. */
export type TellPages = (done: number, pages: number) => Promise<void>

/** Shorter files are read before anybody has looked. */
const LEAST_STEP = 25
const STEPS = 10

export async function readPdf(bytes: Uint8Array, tell?: TellPages): Promise<Block[]> {
  const pages = await pagesOf(bytes, tell)
  if (pages.every((lines) => lines.length === 0)) throw new UnreadableFile('scanned')
  return blocksOfPages(pages)
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type TextContent = Awaited<ReturnType<Awaited<ReturnType<Pdf['getPage']>>['getTextContent']>>

async function pagesOf(bytes: Uint8Array, tell?: TellPages): Promise<Line[][]> {
  const pdf = await opened(bytes)
  try {
    if (pdf.numPages > MOST_PAGES) throw new UnreadableFile('too_many_pages')
    const pages: Line[][] = []
    const read = { chars: 0, unknown: 0 }
    const step = Math.max(LEAST_STEP, Math.ceil(pdf.numPages / STEPS))
    for (let n = 1; n <= pdf.numPages; n++) {
      if (n % step === 1 && pdf.numPages > LEAST_STEP) await tell?.(n - 1, pdf.numPages)
      pages.push(linesOf(upright(await piecesOfPage(pdf, n, read))))
    }
    if (read.unknown * 100 > read.chars * MOST_UNKNOWN) throw new UnreadableFile('letters_unknown')
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function opened(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library keeps what it is given, and may empty it.
    return await getDocumentProxy(bytes.slice(), { disableFontFace: true, verbosity: 0 })
  } catch (error) {
    throw new UnreadableFile(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  }
}

/** A page that is broken is left out: the others can be answered from. Counted as it comes: one page may never end. */
async function piecesOfPage(pdf: Pdf, n: number, read: { chars: number; unknown: number }): Promise<Piece[]> {
  try {
    const page = await pdf.getPage(n)
    const pieces: Piece[] = []
    const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read())
      for (const item of part.value.items) {
        if (!('str' in item)) continue
        read.chars += item.str.length
        read.unknown += item.str.split('\u0000').length - 1
        if (read.chars <= MOST_CHARS && pieces.push(item) <= MOST_PIECES) continue
        // Nobody waits for its end.
        reader.cancel(new Error('too large')).catch(() => {})
        throw new UnreadableFile('too_large')
      }
    page.cleanup()
    return pieces
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    return []
  }
}
