import * as z from 'zod'
import type { JudgedFold } from '../../workers/intents/confusion'

/** How far the examples of one version of the intents were judged. By number: what they say stands with the intents. */
const kept = z.object({
  version: z.number(),
  folds: z.array(z.array(z.object({ is: z.number(), n: z.number(), takenFor: z.number() }))),
})

/** Beside the weights, which are of the same examples; it lives until the next version is judged. */
const NAME = 'confusion'

export function foldsOf(sql: SqlStorage, version: number): JudgedFold[] {
  const [row] = sql.exec('SELECT bytes FROM weights WHERE name = ?', NAME).toArray()
  if (!(row?.bytes instanceof ArrayBuffer)) return []
  const parsed = kept.safeParse(JSON.parse(new TextDecoder().decode(row.bytes)))
  return parsed.success && parsed.data.version === version ? parsed.data.folds : []
}

/** In one transaction. Safe to repeat: only the next one is taken. */
export function keepFold(sql: SqlStorage, version: number, fold: number, judged: JudgedFold): void {
  const folds = foldsOf(sql, version)
  if (fold !== folds.length) return
  const bytes = new TextEncoder().encode(JSON.stringify({ version, folds: [...folds, judged] }))
  sql.exec('DELETE FROM weights WHERE name = ?', NAME)
  sql.exec('INSERT INTO weights (name, part, bytes) VALUES (?, 0, ?)', NAME, bytes.buffer)
}
