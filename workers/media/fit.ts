import type { MediaKind } from '../whatsapp/outbound-message'
import { ANIMATED_STICKER_BYTES, MEDIA_LIMITS } from './limits'
import type { WrongType } from './problems'

/** `bytes`: how many of it WhatsApp takes. */
export type Fit = { ok: true; bytes: number } | { ok: false; why: WrongType }

const STICKER_PIXELS = 512

/** Does WhatsApp take a file of this content as this kind. */
export function fits(kind: MediaKind, mimeType: string, head: Uint8Array): Fit {
  const { types, bytes } = MEDIA_LIMITS[kind]
  if (!types.includes(mimeType)) return { ok: false, why: 'type' }
  if (mimeType === 'audio/ogg' && !isOpusMono(head)) return { ok: false, why: 'not_opus_mono' }
  if (mimeType === 'image/png' && !isEightBit(head)) return { ok: false, why: 'colours' }
  if (kind !== 'sticker') return { ok: true, bytes }
  const sticker = webp(head)
  if (sticker.width !== STICKER_PIXELS || sticker.height !== STICKER_PIXELS) return { ok: false, why: 'not_512' }
  return { ok: true, bytes: sticker.animated ? ANIMATED_STICKER_BYTES : bytes }
}

/** RFC 7845: the first packet begins with `OpusHead`, a version and the number of channels. */
function isOpusMono(head: Uint8Array): boolean {
  const at = indexOf(head, 'OpusHead')
  return at !== -1 && head[at + 9] === 1
}

/** Bit depth and colour type of the header: RGB or RGBA, or a palette, or grey, of 8 bits at most. */
function isEightBit(head: Uint8Array): boolean {
  return (head[24] ?? 16) <= 8
}

function webp(head: Uint8Array): { width: number; height: number; animated: boolean } {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const form = head.byteLength < 30 ? '' : String.fromCharCode(...head.subarray(12, 16))
  if (form === 'VP8X') {
    const three = (at: number) => 1 + view.getUint16(at, true) + 65_536 * view.getUint8(at + 2)
    return { width: three(24), height: three(27), animated: (view.getUint8(20) & 2) !== 0 }
  }
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff), animated: false }
  }
  if (form !== 'VP8 ') return { width: 0, height: 0, animated: false }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, animated: false }
}

function indexOf(bytes: Uint8Array, word: string): number {
  return String.fromCharCode(...bytes.subarray(0, 512)).indexOf(word)
}
