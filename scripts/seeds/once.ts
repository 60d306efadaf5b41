import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const marks = z.array(z.string())

/** Runs `apply` unless this very seed is already under `dataDir`. The mark comes last, so what was cut off is repeated. */
export async function once(dataDir: string, seed: unknown, apply: (mark: string) => Promise<void>): Promise<boolean> {
  const path = join(dataDir, 'seeded.json')
  const mark = createHash('sha256').update(JSON.stringify(seed)).digest('hex')
  const done = existsSync(path) ? marks.parse(JSON.parse(readFileSync(path, 'utf8'))) : []
  if (done.includes(mark)) return false
  await apply(mark)
  writeFileSync(path, JSON.stringify([...done, mark]))
  return true
}
