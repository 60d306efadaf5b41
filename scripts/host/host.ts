import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Miniflare } from 'miniflare'
import { signInHints } from '../seeds/people.ts'
import type { ParsedSeed } from '../seeds/seed-file.ts'
import { everyMinute, isCronDue } from './cron.ts'
import { migrateD1 } from './d1.ts'
import { createFront } from './front.ts'
import { guardRuntime } from './guard.ts'
import { runtimeOptions, WORKER } from './runtime.ts'
import { startSimulator } from './simulator.ts'
import { readVariables, type Variables } from './variables.ts'
import { readWorkerOptions } from './worker-options.ts'

export interface Host {
  url: string
  simulatorUrl: string | undefined
  variables: Variables
  /** Until then only `/operator` is answered, so that nothing is judged before its tenant exists. */
  markReady(): void
  /** Serves the dashboard that is built there from now on. */
  showDashboard(folder: string): Promise<void>
  /** Bundles again and puts the new code in place of the old; state and sockets' port stay. */
  reload(): Promise<void>
  stop(): Promise<void>
}

interface Wanted {
  /** All state is below it. */
  dataDir: string
  /** Whose numbers the simulator stands for, and whom the sign-in page shows; the seeding itself is not done here. */
  seed: ParsedSeed
}

/** The whole product on one machine. */
export async function startHost({ dataDir, seed }: Wanted): Promise<Host> {
  const worker = await readWorkerOptions()
  const variables = readVariables(Object.keys(worker.bindings))
  const url = `http://127.0.0.1:${variables.port}`
  mkdirSync(dataDir, { recursive: true })
  await refuseTakenPort(variables.port, 'PORT')
  if (!variables.graphUrl) await refuseTakenPort(variables.simulatorPort, 'SIMULATOR_PORT')
  const simulator = variables.graphUrl ? undefined : await startSimulator({ dataDir, origin: url, seed, variables })
  let ready = false
  const front = createFront(() => ready)
  const GRAPH_API_URL = variables.graphUrl ?? simulator?.url ?? ''
  const hints = signInHints(seed)
  const forWorker: Record<string, string> = { ...variables.worker, GRAPH_API_URL }
  if (simulator) forWorker.MAIL_API_URL = variables.worker.MAIL_API_URL ?? simulator.url
  if (simulator) forWorker.DNS_API_URL = variables.worker.DNS_API_URL ?? `${simulator.url}/dns-query`
  if (hints.length > 0) forWorker.SIGN_IN_HINTS = JSON.stringify(hints)
  const options = () =>
    runtimeOptions({ port: variables.port, dataDir, worker, variables: forWorker, host: front.answer })
  const runtime = new Miniflare(await options())
  await runtime.ready
  let unguard = guardRuntime()
  await migrateD1(await runtime.getD1Database('DB', WORKER))
  const stopClock = everyMinute((minute) => void tick(runtime, worker.cronTriggers, minute))
  return {
    url,
    simulatorUrl: simulator?.url,
    variables,
    markReady: () => {
      ready = true
    },
    showDashboard: front.show,
    reload: async () => {
      await runtime.setOptions(await options())
      unguard()
      unguard = guardRuntime()
      await migrateD1(await runtime.getD1Database('DB', WORKER))
    },
    stop: async () => {
      stopClock()
      await Promise.all([runtime.dispose(), simulator?.close()])
      unguard()
    },
  }
}

async function tick(runtime: Miniflare, lines: string[], minute: Date): Promise<void> {
  const worker = await runtime.getWorker(WORKER)
  for (const cron of lines.filter((line) => isCronDue(line, minute))) {
    await worker
      .scheduled({ cron, scheduledTime: minute })
      .catch((error: unknown) => console.error('cron', cron, error))
  }
}

/**
 * workerd reports a taken port only as an internal error; this says it in words. It waits a moment first: after a kill
 * the old process may still be on its way out.
 */
async function refuseTakenPort(port: number, variable: string): Promise<void> {
  for (let tries = 30; !(await isPortFree(port)); tries--) {
    if (tries === 0) throw new Error(`Port ${port} is taken. Choose another with ${variable}=…`)
    await sleep(100)
  }
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
