import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { holderOf } from './host/lock.ts'

/** `npm run reset`: empties the local state and everything built; the next start is a first one. */
const folders = existsSync('.data') ? readdirSync('.data').map((name) => join('.data', name)) : []
const holder = folders.map(holderOf).find((pid) => pid !== undefined)
if (holder !== undefined) {
  console.error(`Process ${holder} works on the local state. Stop it first (Ctrl-C, or kill ${holder}).`)
  process.exit(1)
}
for (const folder of ['.data', '.wrangler', 'web/dist', 'web/.wrangler', 'wrangler.local.json'])
  rmSync(folder, { recursive: true, force: true })
console.log('Local state and built files are gone.')
