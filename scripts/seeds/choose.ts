import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
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
  return fromFile(name)
}

function fromFile(path: string): ParsedSeed {
  const seed = seedFile.safeParse(jsonOf(path))
  if (!seed.success) throw new Error(`${path} is not a seed:\n${z.prettifyError(seed.error)}`)
  return seed.data
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}
