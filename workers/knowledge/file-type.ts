import { sniff } from '../media/sniff'
import { decodeText } from './parse/decode'

/** Bytes of a file that is uploaded: it is held in memory while it is read. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024

export type FileType = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'html' | 'markdown' | 'text'

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const BY_CONTENT: Record<string, FileType> = {
  'application/pdf': 'pdf',
  [`${OPEN_XML}.wordprocessingml.document`]: 'docx',
  [`${OPEN_XML}.spreadsheetml.sheet`]: 'xlsx',
  'text/html': 'html',
}
const MEDIA_TYPES: Record<FileType, string> = {
  pdf: 'application/pdf',
  docx: `${OPEN_XML}.wordprocessingml.document`,
  xlsx: `${OPEN_XML}.spreadsheetml.sheet`,
  csv: 'text/csv',
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
}
/** Text says nothing of its form: there the name decides. */
const BY_NAME: [pattern: RegExp, type: FileType][] = [
  [/\.(?:csv|tsv)$/i, 'csv'],
  [/\.(?:md|markdown|mdown)$/i, 'markdown'],
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.(?:txt|text|log)$/i, 'text'],
]
const TEXTS = new Set(['text/plain', 'text/html', 'application/octet-stream', 'application/xml'])

/** By its content; undefined: nothing that is read here, `sniffed` says what it is instead. */
export function fileTypeOf(bytes: Uint8Array, name: string): { type: FileType | undefined; sniffed: string } {
  const sniffed = sniff(bytes.subarray(0, 8_192), { kind: 'document', filename: name })
  const named = BY_NAME.find(([pattern]) => pattern.test(name))?.[1]
  // A note about HTML, or a table in Windows' own letters, looks like something else at first.
  if (named && TEXTS.has(sniffed) && decodeText(bytes) !== null) return { type: named, sniffed }
  return { type: sniffed === 'text/plain' ? 'text' : BY_CONTENT[sniffed], sniffed }
}

export function mediaTypeOf(type: FileType): string {
  return MEDIA_TYPES[type]
}

export function fileTypeOfMedia(mediaType: string | null): FileType | undefined {
  return TYPES.find((type) => MEDIA_TYPES[type] === mediaType)
}

const TYPES: readonly FileType[] = ['pdf', 'docx', 'xlsx', 'csv', 'html', 'markdown', 'text']
