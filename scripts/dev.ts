import { watch } from 'node:fs'
import { sep } from 'node:path'
import { orExplain } from './explain.ts'
import { lastGoodDashboard } from './host/dashboard.ts'
import type { Host } from './host/host.ts'
import { runProgram } from './host/program.ts'

const WORKER = ['workers', 'durable-objects', 'migrations', 'tests/stand-ins/ai', 'tests/stand-ins/vectorize']
/** An editor that saves writes several times. */
const QUIET_MS = 150

/**
 * `npm run dev`: as `npm start`, and what is saved is in place a moment later. State stays; open requests are cut off;
 * the page shows its change when it is loaded again.
 */
async function dev(): Promise<void> {
  const host = await runProgram({ dataDir: '.data/local', seed: 'demo' })
  console.log(`${host.url}\n${host.simulatorUrl ?? ''}`)
  onChange(WORKER, 'worker', () => host.reload())
  onChange(['web'], 'dashboard', () => showDashboard(host))
}

async function showDashboard(host: Host): Promise<void> {
  await host.showDashboard(await lastGoodDashboard())
}

/** One renewal at a time; what changes meanwhile starts another. */
function onChange(folders: string[], name: string, renew: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  let renewing = Promise.resolve()
  const plan = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      renewing = renewing.then(() => timed(name, renew))
    }, QUIET_MS)
  }
  for (const folder of folders) {
    watch(folder, { recursive: true }, (_event, file) => {
      if (file?.split(sep)[0] !== 'dist') plan() // the build itself
    })
  }
}

async function timed(name: string, renew: () => Promise<void>): Promise<void> {
  const before = performance.now()
  try {
    await renew()
    console.log(`${name}: in place after ${Math.round(performance.now() - before)} ms`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error) // the old code keeps running until it builds again
  }
}

await orExplain(dev())
