import type { Env } from '../env'
import { cleanFilename } from '../media/filename'
import { sha256Hex } from '../platform/bytes'
import { Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { candidateKey, keep, newFileKey } from './bucket'
import type { Audience } from './document'
import { startReading } from './documents'
import { fileTypeOf, fileTypeOfMedia, MOST_FILE_BYTES, mediaTypeOf } from './file-type'
import { markdownOf } from './parse/block'
import { findByContent, findDocument } from './queries'
import type { DocumentRow } from './schema'

export interface FileUpload {
  documentId: string
  /** As it is called at home. */
  name: string
  /** null: by its name. */
  title: string | null
  language: string | null
  audience?: Audience | undefined
  expiresAt?: number | null | undefined
  savedBy: string
  /** As announced; null: found out while it comes. */
  length: number | null
  body: ReadableStream<Uint8Array> | null
  /** It takes the place of one that is there. */
  isHeld: boolean
}

/**
 * A file becomes a document, or the next version of one; it is read in the background. Throws a problem that says why it
 * is not taken: by its content, not by what it is called.
 */
export async function saveFile(env: Env, scope: TenantScope, upload: FileUpload): Promise<DocumentRow> {
  const bytes = await bytesOf(upload)
  const { type, sniffed } = fileTypeOf(bytes, upload.name)
  if (!type) throw wrongType(sniffed)
  const contentHash = await sha256Hex(bytes)
  const same = await findByContent(scope, contentHash, upload.documentId)
  if (same) throw alreadyHere(same)
  const mediaType = mediaTypeOf(type)
  const fileName = cleanFilename(upload.name, mediaType)
  const r2Key = newFileKey(scope.tenantId, upload.documentId)
  // A newer file is the same document: it stays under the title that people know.
  const held = upload.isHeld ? await findDocument(scope, upload.documentId) : undefined
  const labels = {
    httpMetadata: { contentType: mediaType },
    customMetadata: { filename: encodeURIComponent(fileName) },
  }
  if (upload.isHeld) await env.BUCKET.delete(candidateKey(scope.tenantId, upload.documentId)) // it was tried
  await keep(env, r2Key, bytes, labels) // before the row: a job must find the file it is for
  return startReading(
    env,
    scope,
    {
      id: upload.documentId,
      title: upload.title ?? held?.title ?? titleOf(fileName),
      kind: 'file',
      language: upload.language,
      contentHash,
      r2Key,
      fileName,
      mediaType,
      fileBytes: bytes.byteLength,
      ...(upload.audience === undefined ? {} : { audience: upload.audience }),
      ...(upload.expiresAt === undefined ? {} : { expiresAt: upload.expiresAt }),
    },
    { bytes: bytes.byteLength, savedBy: upload.savedBy, isHeld: upload.isHeld },
  )
}

/** Kept only to try what it would change: the document stays as it is. Throws the same problems. */
export async function keepCandidate(
  env: Env,
  { tenantId }: TenantScope,
  documentId: string,
  upload: Pick<FileUpload, 'name' | 'length' | 'body'>,
): Promise<void> {
  const bytes = await bytesOf(upload)
  const { type, sniffed } = fileTypeOf(bytes, upload.name)
  if (!type) throw wrongType(sniffed)
  await keep(env, candidateKey(tenantId, documentId), bytes, { httpMetadata: { contentType: mediaTypeOf(type) } })
}

/** As text; null: there is none, or nobody can read it. */
export async function readCandidate(env: Env, { tenantId }: TenantScope, documentId: string): Promise<string | null> {
  const file = await env.BUCKET.get(candidateKey(tenantId, documentId))
  const type = file && fileTypeOfMedia(file.httpMetadata?.contentType ?? null)
  if (!file || !type) return null
  const { parseFile } = await import('./parse/file')
  const parsed = await parseFile(type, new Uint8Array(await file.arrayBuffer()))
  return parsed.ok ? markdownOf(parsed.blocks) : null
}

export async function hasCandidate(env: Env, { tenantId }: TenantScope, documentId: string): Promise<boolean> {
  return (await env.BUCKET.head(candidateKey(tenantId, documentId))) !== null
}

/** What is said of a stored file beside it. */
export function labelsOfFile({ httpMetadata, customMetadata, size }: R2Object) {
  return {
    mediaType: httpMetadata?.contentType ?? null,
    fileName: decodeURIComponent(customMetadata?.filename ?? 'file'),
    fileBytes: size,
  }
}

async function bytesOf({ body, length }: Pick<FileUpload, 'body' | 'length'>): Promise<Uint8Array<ArrayBuffer>> {
  if (length !== null && length > MOST_FILE_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MOST_FILE_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  if (size === 0) throw empty()
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function titleOf(fileName: string): string {
  return (
    fileName
      .replace(/\.[^.]{1,12}$/, '')
      .replaceAll('_', ' ')
      .trim() || fileName
  )
}

function tooLarge(): Problem {
  const limit = MOST_FILE_BYTES
  return new Problem({
    status: 413,
    code: 'file.too_large',
    title: 'File too large',
    detail: `A file may have ${limit / 1024 / 1024} MB.`,
    nextStep: 'Save it without its pictures, or upload it in parts.',
    more: { limit },
  })
}

function empty(): Problem {
  return new Problem({
    status: 422,
    code: 'file.empty',
    title: 'Empty file',
    detail: 'There is nothing in this file.',
    nextStep: 'Choose another file.',
  })
}

/** Formats that lie near, with how to get to one that is read. */
const INSTEAD: [pattern: RegExp, nextStep: string][] = [
  [/msword|opendocument\.text|rtf/, 'Open it in your word processor and save it as DOCX or PDF.'],
  [/ms-excel|opendocument\.spreadsheet/, 'Open it in your spreadsheet program and save it as XLSX or CSV.'],
  [/powerpoint|presentation/, 'Export it as PDF.'],
  [/^image\//, 'A picture has no text: paste its words, or upload a PDF whose text was recognised.'],
  [/^(?:audio|video)\//, 'Write down what is said, and upload that.'],
  [/zip|gzip|rar|7z/, 'Unpack it and upload the files in it.'],
]

function wrongType(found: string): Problem {
  return new Problem({
    status: 415,
    code: 'file.wrong_type',
    title: 'Not a file that can be read',
    detail: 'By its content it is neither PDF, DOCX, XLSX, CSV, HTML, Markdown nor plain text.',
    nextStep:
      INSTEAD.find(([pattern]) => pattern.test(found))?.[1] ??
      'Save it as PDF, DOCX, XLSX, CSV, HTML, Markdown or plain text.',
    more: { found },
  })
}

function alreadyHere({ id, title }: DocumentRow): Problem {
  return new Problem({
    status: 409,
    code: 'file.already_here',
    title: 'This file is here already',
    detail: `It is the document "${title}", byte for byte.`,
    nextStep: 'Open that document; there is nothing to upload.',
    more: { documentId: id },
  })
}
