/**
 * What a recording or a picture says on this machine: the words its maker wrote into it, as a comment (`TRANSCRIPT=` of
 * Vorbis comments, `Description` of PNG). Nothing is recognised, so the same file says the same every time.
 */
const MARKS = ['TRANSCRIPT=', 'DESCRIPTION=', 'Description\0']
const MOST_BYTES = 4_000

/** null: nothing is written in it. */
export function wordsInside(bytes: Uint8Array): string | null {
  const latin = Array.from(bytes.subarray(0, 65_536), (byte) => String.fromCharCode(byte)).join('')
  for (const mark of MARKS) {
    const at = latin.indexOf(mark)
    if (at < 0) continue
    const from = at + mark.length
    const words = new TextDecoder().decode(bytes.subarray(from, from + lengthOf(bytes, at, from))).trim()
    if (words !== '') return words
  }
  return null
}

/** A Vorbis comment has its length in front, mark and words together; elsewhere the words end where no text goes on. */
function lengthOf(bytes: Uint8Array, at: number, from: number): number {
  const told = at < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + at - 4, 4).getUint32(0, true) - (from - at)
  if (told > 0 && told <= MOST_BYTES) return told
  const end = Array.from(bytes.subarray(from, from + MOST_BYTES)).findIndex((byte) => byte < 9)
  return end < 0 ? MOST_BYTES : end
}

export function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** The picture in a message's parts, as vision models take it; undefined: there is none. */
export function pictureIn(content: unknown): Uint8Array | undefined {
  if (!Array.isArray(content)) return undefined
  for (const part of content) {
    const url: unknown = part?.image_url?.url
    const base64 = typeof url === 'string' ? /^data:image\/[a-z+.-]+;base64,(.*)$/s.exec(url)?.[1] : undefined
    if (base64 !== undefined) return bytesOfBase64(base64)
  }
  return undefined
}
