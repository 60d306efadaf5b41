import { toBase64 } from '../platform/bytes'

/** Says whose it is, to people and to programs that look for secrets in public code. */
const MARK = 'wnx_'
/** 240 bits, and no padding. */
const SECRET_BYTES = 30
/** So much of a secret people see later, to tell their keys apart: what is left is far beyond guessing. */
export const PREFIX_CHARS = MARK.length + 6

export function newSecret(): string {
  const text = toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
  return MARK + text.replaceAll('+', '-').replaceAll('/', '_')
}
