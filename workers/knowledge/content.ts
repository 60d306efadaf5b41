import { detectLanguage, languagePrior } from '../assistant/language'
import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { keep, readKey } from './bucket'
import { type ChunkText, chunkBlocks, chunkDocument } from './chunk'
import { chunkId } from './chunk-id'
import type { Chunk } from './document'
import { fileTypeOfMedia } from './file-type'
import { type Block, markdownOf, readFile } from './parse/block'
import { parseFile } from './parse/file'
import type { TellPages } from './parse/pdf'
import type { ReadingError } from './reading-error'
import { samenessOf } from './sameness'
import type { DocumentRow } from './schema'

export type Content = { ok: true; chunks: Chunk[] } | { ok: false; error: ReadingError }

/** What is cut into passages: a text as it was written, or what was read out of a file or a page. `tell`: of a file's pages. */
export async function contentOf(env: Env, row: DocumentRow, tell?: TellPages): Promise<Content> {
  if (row.kind === 'file') {
    const read = await blocksOfFile(env, row, tell)
    return read.ok ? { ok: true, chunks: chunksOf(row, chunkBlocks(read.blocks)) } : read
  }
  const text = await textAt(env, row.r2Key)
  if (text === null) return { ok: false, error: 'text_missing' }
  const cut = row.kind === 'page' ? chunkBlocks(blocksIn(text)) : chunkDocument(row.kind, text)
  return { ok: true, chunks: chunksOf(row, cut) }
}

/** The whole of it for a person to read; null: it is gone, or a file that has not been read yet. */
export async function textOf(env: Env, { kind, r2Key }: Pick<DocumentRow, 'kind' | 'r2Key'>): Promise<string | null> {
  if (kind !== 'file' && kind !== 'page') return textAt(env, r2Key)
  const json = await textAt(env, kind === 'file' ? readKey(r2Key) : r2Key)
  return json === null ? null : markdownOf(blocksIn(json))
}

/** Has the file been read already? Reading a large one takes a while, and is done once. */
export async function isFileRead(env: Env, row: DocumentRow): Promise<boolean> {
  return (await env.BUCKET.head(readKey(row.r2Key))) !== null
}

async function blocksOfFile(
  env: Env,
  row: DocumentRow,
  tell?: TellPages,
): Promise<{ ok: true; blocks: Block[] } | (Content & { ok: false })> {
  const read = await textAt(env, readKey(row.r2Key))
  if (read !== null) return { ok: true, blocks: blocksIn(read) }
  const file = await env.BUCKET.get(row.r2Key)
  const type = fileTypeOfMedia(row.mediaType)
  if (!file || !type) return { ok: false, error: 'file_missing' }
  const parsed = await parseFile(type, new Uint8Array(await file.arrayBuffer()), tell)
  if (!parsed.ok) return { ok: false, error: parsed.fault }
  await keep(env, readKey(row.r2Key), JSON.stringify({ blocks: parsed.blocks }))
  return parsed
}

/** Our own JSON; should it be cut off, the document says that its text is gone. */
function blocksIn(json: string): Block[] {
  try {
    return readFile.parse(JSON.parse(json)).blocks
  } catch (error) {
    log.error('knowledge.blocks_broken', { error: errorName(error) })
    return []
  }
}

/** A row of a table is too short to tell its language: the document's own is likely. */
function chunksOf(row: DocumentRow, cut: readonly ChunkText[]): Chunk[] {
  const prior =
    row.kind !== 'file' && row.kind !== 'page' ? {} : languagePrior(cut.slice(0, 40).map(({ text }) => text))
  return cut.map(({ entry, ...chunk }, n) => {
    const heading = entry ?? chunk.heading
    return {
      id: chunkId(row.id, row.version, n),
      ...chunk,
      language: row.language ?? detectLanguage(chunk.text, prior).language,
      words: samenessOf({ title: row.title, text: chunk.text, ...(heading === undefined ? {} : { heading }) }),
    }
  })
}

async function textAt(env: Env, key: string): Promise<string | null> {
  return key === '' ? null : ((await (await env.BUCKET.get(key))?.text()) ?? null)
}
