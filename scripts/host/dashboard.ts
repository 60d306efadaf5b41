import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { OUT } from './build.ts'

export const DASHBOARD = 'web/dist'
/** Below the build itself, so that the two are replaced as one. */
const INPUTS = '.built-from'
const NOT_INPUTS = new Set(['dist', 'node_modules', '.wrangler'])

/** Builds the dashboard unless it is built from exactly these sources. Safe to call from several programs at once. */
export async function buildDashboard(folder = DASHBOARD): Promise<string> {
  const inputs = inputsOf('web')
  const kept = join(folder, INPUTS)
  const isBuilt = existsSync(kept) && readFileSync(kept, 'utf8') === inputs
  if (!isBuilt) await buildInto(folder, inputs)
  return folder
}

/** The same, but one that does not build leaves the last one that did, and says so: the API need not wait for the page. */
export async function lastGoodDashboard(): Promise<string> {
  try {
    return await buildDashboard()
  } catch (error) {
    if (!existsSync(join(DASHBOARD, 'index.html'))) throw error
    const reason = error instanceof Error ? stripVTControlCharacters(error.message) : error
    console.error(`The dashboard does not build, so the last one that did is shown.\n${reason}`)
    return DASHBOARD
  }
}

async function buildInto(folder: string, inputs: string): Promise<void> {
  const { build } = await import('vite') // takes as long as everything else, and most starts have nothing to build
  const outDir = join(process.cwd(), OUT, `dashboard-${randomUUID()}`)
  try {
    await build({
      configFile: 'web/vite.config.ts',
      configLoader: 'native',
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    })
    writeFileSync(join(outDir, INPUTS), inputs)
    await replaceFolder(folder, outDir)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** A folder cannot be renamed over one that holds something; another program may be doing the same. */
async function replaceFolder(folder: string, next: string): Promise<void> {
  const old = `${next}-old`
  for (let tries = 20; ; tries--) {
    try {
      if (existsSync(folder)) renameSync(folder, old)
      renameSync(next, folder)
      return rmSync(old, { recursive: true, force: true })
    } catch (error) {
      if (tries === 0) throw error
      rmSync(old, { recursive: true, force: true })
      await sleep(50)
    }
  }
}

/** A digest of everything the build reads of ours. Contents, not times: a checkout changes times. */
function inputsOf(folder: string): string {
  const digest = createHash('sha256').update(readFileSync('package-lock.json'))
  for (const file of filesBelow(folder)) digest.update(`\0${file}\0`).update(readFileSync(file))
  return digest.digest('hex')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !NOT_INPUTS.has(name))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}
