import { getDocumentProxy } from 'unpdf'
import { type Block, UnreadableFile } from './block'
import { blocksOfPages } from './pdf-blocks'
import { type Line, linesOf, type Piece } from './pdf-lines'

/** Of one file. A handbook has fewer; an encyclopaedia belongs into several. */
const MOST_PAGES = 600
/** Characters of all pages: what comes out of it must be one document still (text-check.ts). */
const MOST_CHARS = 2_500_000

/** Shapes without a letter, among a hundred: with more, words are missing that nobody would notice. */
const MOST_UNKNOWN = 3

export async function readPdf(bytes: Uint8Array): Promise<Block[]> {
  const pages = await pagesOf(bytes)
  if (pages.every((lines) => lines.length === 0)) throw new UnreadableFile('scanned')
  return blocksOfPages(pages)
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function pagesOf(bytes: Uint8Array): Promise<Line[][]> {
  const pdf = await opened(bytes)
  try {
    if (pdf.numPages > MOST_PAGES) throw new UnreadableFile('too_many_pages')
    const pages: Line[][] = []
    const read = { chars: 0, unknown: 0 }
    for (let n = 1; n <= pdf.numPages; n++) {
      const pieces = await piecesOfPage(pdf, n)
      for (const { str } of pieces) {
        read.chars += str.length
        read.unknown += str.split('\u0000').length - 1
      }
      if (read.chars > MOST_CHARS) throw new UnreadableFile('too_large')
      pages.push(linesOf(pieces))
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

/** A page that is broken is left out: the others can be answered from. */
async function piecesOfPage(pdf: Pdf, n: number): Promise<Piece[]> {
  try {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.flatMap((item) => ('str' in item ? [item] : []))
  } catch {
    return []
  }
}
