/** The words of a text file: UTF-8, UTF-16 with its mark, else what Windows wrote. null: it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes)
  return decoded('utf-8', bytes) ?? (hasControls(bytes) ? null : decoded('windows-1252', bytes))
}

function decoded(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}

/** In the first of it: a spreadsheet of the nineties has none, a program has many. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)
}
