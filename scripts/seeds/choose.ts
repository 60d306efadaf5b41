import { existsSync, readFileSync } from 'node:fs'
import { bench } from './bench.ts'
import { demo } from './demo.ts'
import { large } from './large.ts'
import { none } from './none.ts'
import { type ParsedSeed, type SeedFile, seedFile } from './seed-file.ts'

const NAMED: Record<string, SeedFile> = { none, demo, bench, large }

/** A seed by its name, or from a JSON file. Throws when it is neither, or not a seed. */
export function chooseSeed(name: string): ParsedSeed {
  const named = NAMED[name]
  if (named) return seedFile.parse(named)
  if (!existsSync(name)) throw new Error(`--seed: ${Object.keys(NAMED).join(', ')} or a file; ${name} is neither`)
  return seedFile.parse(JSON.parse(readFileSync(name, 'utf8')))
}
