import * as z from 'zod'
import { FEATURES, type IntentWeights } from '../../workers/assistant/intent-weights'

/** A value holds 2 MB at most. */
const PART_BYTES = 1_500_000

const head = z.object({
  features: z.literal(FEATURES),
  intents: z.array(z.string()),
  middle: z.number(),
  width: z.number(),
  examples: z.number(),
})

/** Null: there is nothing to recognise. */
export function saveWeights(sql: SqlStorage, weights: IntentWeights | null): void {
  sql.exec("DELETE FROM weights WHERE name <> 'confusion'") // that one knows its own version
  if (!weights) return
  const { features, intents, middle, width, examples, ...arrays } = weights
  const words = new TextEncoder().encode(JSON.stringify({ features, intents, middle, width, examples }))
  for (const [name, array] of Object.entries({ head: words, ...arrays })) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let part = 0; part === 0 || part * PART_BYTES < bytes.length; part++) {
      const piece = bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES).buffer
      sql.exec('INSERT INTO weights (name, part, bytes) VALUES (?, ?, ?)', name, part, piece)
    }
  }
}

/** Null: there are none, or those of an older version, which are of no use any more. */
export function loadWeights(sql: SqlStorage): IntentWeights | null {
  const words = bytesOf(sql, 'head')
  if (words.byteLength === 0) return null
  const parsed = head.safeParse(JSON.parse(new TextDecoder().decode(words)))
  if (!parsed.success) return null
  return {
    ...parsed.data,
    hashes: new Uint32Array(bytesOf(sql, 'hashes')),
    times: new Uint16Array(bytesOf(sql, 'times')),
    starts: new Uint32Array(bytesOf(sql, 'starts')),
    holders: new Uint16Array(bytesOf(sql, 'holders')),
    held: new Float32Array(bytesOf(sql, 'held')),
    partStarts: new Uint32Array(bytesOf(sql, 'partStarts')),
    partIntents: new Uint16Array(bytesOf(sql, 'partIntents')),
    partSay: new Float32Array(bytesOf(sql, 'partSay')),
    bias: new Float32Array(bytesOf(sql, 'bias')),
  }
}

function bytesOf(sql: SqlStorage, name: string): ArrayBuffer {
  const parts = sql
    .exec('SELECT bytes FROM weights WHERE name = ? ORDER BY part', name)
    .toArray()
    .flatMap(({ bytes }) => (bytes instanceof ArrayBuffer ? [new Uint8Array(bytes)] : []))
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.buffer
}
