/** Where a page of an Ogg file says how many pieces its packet has, and what begins behind that. */
const PIECES_AT = 26
const CRC_AT = 22

/**
 * The recording with the words it says written into it as a comment, where the stand-in of speech recognition looks. Of
 * an Opus file whose second page is its comments alone, as ours is.
 */
export function saying(recording: Buffer, words: string): Buffer {
  const from = recording.indexOf('OggS', 1)
  const to = recording.indexOf('OggS', from + 1)
  const page = recording.subarray(from, to)
  const pieces = page[PIECES_AT] ?? 0
  const tags = withComment(page.subarray(PIECES_AT + 1 + pieces), `TRANSCRIPT=${words}`)
  const table = [...Array.from({ length: Math.floor(tags.length / 255) }, () => 255), tags.length % 255]
  if (table.length > 255) throw new Error('too much said for one page')
  const next = Buffer.concat([page.subarray(0, PIECES_AT), Buffer.from([table.length, ...table]), tags])
  next.writeUInt32LE(0, CRC_AT)
  next.writeUInt32LE(checksum(next), CRC_AT)
  return Buffer.concat([recording.subarray(0, from), next, recording.subarray(to)])
}

/** `OpusTags`, who made it, how many comments, and each with its length in front. */
function withComment(tags: Buffer, comment: string): Buffer {
  const countAt = 12 + tags.readUInt32LE(8)
  const bytes = Buffer.from(comment)
  const counted = Buffer.from(tags)
  counted.writeUInt32LE(tags.readUInt32LE(countAt) + 1, countAt)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  const first = countAt + 4
  return Buffer.concat([counted.subarray(0, first), length, bytes, counted.subarray(first)])
}

/** Ogg's: CRC-32 with the bits the other way round than zlib's. */
function checksum(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  return crc >>> 0
}
