/** Crockford's alphabet: sorts as it counts, and nothing in it is mistaken for something else. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_CHARS = 10
const RANDOM_BYTES = 10

/** `<prefix>_` and 26 characters, the first ten of them the time: ids of one kind sort by age. */
export function newId(prefix: string, now = Date.now()): string {
  return `${firstIdAt(prefix, now)}${randomChars()}`
}

/** No id of then, but before all of them: what sorts below it is older. */
export function firstIdAt(prefix: string, moment: number): string {
  let time = ''
  for (let rest = moment, at = 0; at < TIME_CHARS; at += 1, rest = Math.floor(rest / 32))
    time = ALPHABET[rest % 32] + time
  return `${prefix}_${time}`
}

function randomChars(): string {
  let bits = 0n
  for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))) bits = (bits << 8n) | BigInt(byte)
  let chars = ''
  for (let at = 0; at < (RANDOM_BYTES * 8) / 5; at += 1, bits >>= 5n) chars += ALPHABET[Number(bits & 31n)]
  return chars
}
