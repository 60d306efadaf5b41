const LANES = 4

/**
 * 128 bits over a value, 32 hex digits, whatever the order of its keys. Not for secrets or proofs: it tells a repeated webhook from a new
 * one. Synchronous, so that an object can key its items without giving up its turn.
 */
export function contentHash(value: unknown): string {
  return hashText(JSON.stringify(value, inKeyOrder) ?? '')
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Four multiply-xorshift lanes that feed each other; every code unit reaches all of them. */
function hashText(text: string): string {
  const lanes = new Uint32Array([0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f])
  for (let i = 0; i < text.length; i++) stir(lanes, text.charCodeAt(i))
  stir(lanes, text.length)
  for (let round = 0; round < LANES * 2; round++) stir(lanes, round)
  return Array.from(lanes, (lane) => lane.toString(16).padStart(8, '0')).join('')
}

function stir(lanes: Uint32Array, word: number): void {
  let carry = word
  for (let lane = 0; lane < LANES; lane++) {
    let mixed = Math.imul((lanes[lane] ?? 0) ^ carry, 0x01000193 + (lane << 4))
    mixed = (mixed << 13) | (mixed >>> 19)
    mixed ^= mixed >>> 15
    lanes[lane] = Math.imul(mixed, 0x5bd1e995) + lane
    carry = lanes[lane] ?? 0
  }
}
