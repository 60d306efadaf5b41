import { decodeText } from '../parse/decode'

const LOOKED_AT = 2_048

/** By what the answer says of its letters, else the page itself, else by what they look like. */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT))
  const said = charsetIn(contentType ?? '') ?? charsetIn(head)
  return (said !== null && decodedAs(said, bytes)) || decodeText(bytes) || new TextDecoder().decode(bytes)
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?([\w-]{2,30})/i.exec(text)?.[1] ?? null
}

/** null: nobody knows such letters, or these are others. */
function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}
