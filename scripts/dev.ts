import { watch } from 'node:fs'
import { orExplain } from './explain.ts'
import type { Host } from './host/host.ts'
import { runProgram } from './host/program.ts'

const WATCHED = ['workers', 'durable-objects', 'migrations', 'tests/stand-ins/ai', 'tests/stand-ins/vectorize']
/** An editor that saves writes several times. */
const QUIET_MS = 150

/** `npm run dev`: as `npm start`, and what is saved is in place a moment later. State stays; open requests are cut off. */
async function dev(): Promise<void> {
  const host = await runProgram({ dataDir: '.data/local', seed: 'demo' })
  console.log(`${host.url}\n${host.simulatorUrl ?? ''}`)
  let timer: NodeJS.Timeout | undefined
  let reloading = Promise.resolve()
  for (const folder of WATCHED) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        reloading = reloading.then(() => reload(host))
      }, QUIET_MS)
    })
  }
}

async function reload(host: Host): Promise<void> {
  const before = performance.now()
  try {
    await host.reload()
    console.log(`reloaded in ${Math.round(performance.now() - before)} ms`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error) // the old code keeps running until it builds again
  }
}

await orExplain(dev())
