import type { FileType } from '../file-type'
import { refuseText } from '../text-check'
import { type Block, type FileFault, markdownOf, UnreadableFile } from './block'
import { decodeText } from './decode'
import type { TellPages } from './pdf'

export type Parsed = { ok: true; blocks: Block[] } | { ok: false; fault: FileFault }

/** What can be answered from in a file. Each reader is loaded when the first file of its kind comes. `tell`: of what has pages. */
export async function parseFile(type: FileType, bytes: Uint8Array, tell?: TellPages): Promise<Parsed> {
  try {
    const blocks = await READERS[type](bytes, tell)
    const text = markdownOf(blocks)
    const refused = refuseText(text, new TextEncoder().encode(text).length)
    if (refused) return { ok: false, fault: refused === 'no_text' ? 'not_readable' : refused }
    return { ok: true, blocks }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, fault: error.fault }
    throw error
  }
}

const READERS: Record<FileType, (bytes: Uint8Array, tell?: TellPages) => Promise<Block[]>> = {
  pdf: async (bytes, tell) => (await import('./pdf')).readPdf(bytes, tell),
  docx: async (bytes) => (await import('./docx')).readDocx(bytes),
  xlsx: async (bytes) => (await import('./xlsx')).readXlsx(bytes),
  csv: async (bytes) => (await import('./csv')).readCsv(wordsOf(bytes)),
  html: async (bytes) => (await import('./html')).readHtml(wordsOf(bytes)).blocks,
  markdown: async (bytes) => (await import('./markdown')).blocksOfMarkdown(wordsOf(bytes)),
  text: async (bytes) => blocksOfText(wordsOf(bytes)),
}

function wordsOf(bytes: Uint8Array): string {
  const text = decodeText(bytes)
  if (text === null) throw new UnreadableFile('not_readable')
  return text
}

function blocksOfText(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'text', text: paragraph, place: null }))
}
