import { textTypeOf } from './sniff-text'
import { zipTypeOf } from './sniff-zip'
import { EXECUTABLE } from './types'

/** So much of the beginning is looked at. */
export const HEAD_BYTES = 8_192

/** What somebody says that it is: decides only between types that share a container. */
export interface Claim {
  /** Meta's word for the message: `audio` and `video` come in one container. */
  kind: string
  mimeType?: string | null
  filename?: string | null
}

type Magic = [offset: number, bytes: string, type: string]

/** Bytes as Latin-1. */
const MAGIC: Magic[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [8, 'WAVE', 'audio/wav'],
  [8, 'AVI ', 'video/x-msvideo'],
  [0, 'II*\0', 'image/tiff'],
  [0, 'MM\0*', 'image/tiff'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'fLaC', 'audio/flac'],
  [0, '#!AMR', 'audio/amr'],
  [0, 'ID3', 'audio/mpeg'],
  [0, '%PDF-', 'application/pdf'],
  [0, '{\\rtf', 'application/rtf'],
  [0, '\x1f\x8b', 'application/gzip'],
  [0, 'Rar!\x1a\x07', 'application/vnd.rar'],
  [0, "7z\xbc\xaf'\x1c", 'application/x-7z-compressed'],
  // Programs: Windows, its shortcuts and cabinets, Linux, macOS, Java, Android, WebAssembly.
  [0, 'MZ', EXECUTABLE],
  [0, 'L\0\0\0\x01\x14\x02\0', EXECUTABLE],
  [0, 'MSCF', EXECUTABLE],
  [0, '\x7fELF', EXECUTABLE],
  [0, '\xfe\xed\xfa\xce', EXECUTABLE],
  [0, '\xfe\xed\xfa\xcf', EXECUTABLE],
  [0, '\xce\xfa\xed\xfe', EXECUTABLE],
  [0, '\xcf\xfa\xed\xfe', EXECUTABLE],
  [0, '\xca\xfe\xba\xbe', EXECUTABLE],
  [0, 'dex\n', EXECUTABLE],
  [0, '\0asm', EXECUTABLE],
]

/** What a file is, by its beginning; what anybody says of it counts only where the beginning leaves it open. */
export function sniff(head: Uint8Array, claim: Claim): string {
  const text = latin1(head)
  const found = MAGIC.find(([offset, bytes]) => text.startsWith(bytes, offset))?.[2]
  if (found && (found === 'application/pdf' || !isRiff(found) || text.startsWith('RIFF'))) return found
  if (text.startsWith('PK\x03\x04')) return zipTypeOf(text, claim)
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleTypeOf(claim)
  if (text.startsWith('ftyp', 4)) return isoTypeOf(text, claim)
  if (text.startsWith('\x1a\x45\xdf\xa3')) return text.includes('webm') ? 'video/webm' : 'video/x-matroska'
  if (text.startsWith('BM') && head.byteLength > 26 && text.startsWith('\0\0\0\0', 6)) return 'image/bmp'
  // The mark of UTF-16 is a sync word too.
  return (text.startsWith('\xff\xfe') ? null : mpegTypeOf(head)) ?? textTypeOf(head)
}

function isRiff(type: string): boolean {
  return type === 'image/webp' || type === 'audio/wav' || type === 'video/x-msvideo'
}

/** MPEG audio has a frame's sync word and nothing else to know it by: 11 or 12 bits, then a layer. */
function mpegTypeOf([first = 0, second = 0, third = 0]: Uint8Array): string | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'audio/aac' : null
  return (second & 0x18) !== 0x08 && third >> 4 !== 15 ? 'audio/mpeg' : null
}

const BRANDS: [pattern: RegExp, type: string][] = [
  [/^M4[AB] /, 'audio/mp4'],
  [/^3g/, 'video/3gpp'],
  [/^qt {2}/, 'video/quicktime'],
  [/^avi[fs]/, 'image/avif'],
  [/^(?:hei[cxms]|hev[cx]|mif1|msf1)/, 'image/heic'],
]

/** ISO's container says its brand; that of plain MP4 holds sound alone as well. */
function isoTypeOf(text: string, { kind, mimeType }: Claim): string {
  const brand = text.slice(8, 12)
  const found = BRANDS.find(([pattern]) => pattern.test(brand))?.[1]
  if (found === 'video/3gpp' && kind === 'audio') return 'audio/mp4'
  if (found) return found
  return kind === 'audio' || mimeType?.startsWith('audio/') ? 'audio/mp4' : 'video/mp4'
}

const OLE_TYPES: [pattern: RegExp, type: string][] = [
  [/msword|\.do[ct]$/i, 'application/msword'],
  [/ms-excel|\.xl[st]$/i, 'application/vnd.ms-excel'],
  [/ms-powerpoint|\.p(?:pt|ps|ot)$/i, 'application/vnd.ms-powerpoint'],
]

/** One container for Word, Excel, PowerPoint, and for installers. */
function oleTypeOf({ mimeType, filename }: Claim): string {
  if (/\.ms[ip]$/i.test(filename ?? '')) return EXECUTABLE
  const said = [mimeType ?? '', filename ?? '']
  return OLE_TYPES.find(([pattern]) => said.some((one) => pattern.test(one)))?.[1] ?? 'application/x-ole-storage'
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += 4_096) text += String.fromCharCode(...bytes.subarray(at, at + 4_096))
  return text
}
