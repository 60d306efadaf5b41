import { spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { holderOf } from '../../../scripts/host/lock.ts'

/** Which program the run drives: enough to stop it and to start it again, from any process. */
export interface Program {
  url: string
  simulatorUrl: string
  ports: [number, number]
  dataDir: string
}

const LOG = '.wrangler/browser-program.log'
const READY_WITHIN_MS = 90_000
/** People type slower than tests, and the assistant should not answer between two lines of a burst. */
const TURN_DELAY_MS = '300'

export function programAt(ports: [number, number], dataDir: string): Program {
  const [port, simulatorPort] = ports
  return { url: `http://127.0.0.1:${port}`, simulatorUrl: `http://127.0.0.1:${simulatorPort}`, ports, dataDir }
}

/** `npm run serve` with the demo. It does not end with the process that started it: `killProgram` does that. */
export async function startProgram({ url, ports, dataDir }: Program): Promise<void> {
  mkdirSync('.wrangler', { recursive: true })
  const log = openSync(LOG, 'a')
  const env = { ...process.env, PORT: String(ports[0]), SIMULATOR_PORT: String(ports[1]), TURN_DELAY_MS }
  const args = ['scripts/serve.ts', '--data', dataDir, '--seed', 'demo']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', log, log], detached: true })
  child.unref()
  for (const deadline = Date.now() + READY_WITHIN_MS; !(await isHealthy(url)); await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`The program ended; see ${LOG}`)
    if (Date.now() > deadline) throw new Error(`The program is not ready; see ${LOG}`)
  }
}

/** `kill -9`, as a power cut would; answers once nobody listens any more. Nothing when it does not run. */
export async function killProgram({ url, dataDir }: Program): Promise<void> {
  endProgram(dataDir)
  while (await isListening(url)) await sleep(20)
}

/** Only the signal, without waiting. */
export function endProgram(dataDir: string): void {
  const pid = holderOf(dataDir)
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
}

async function isHealthy(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/healthz`).catch(() => undefined)
  return answer?.status === 200
}

async function isListening(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    (error: unknown) => error instanceof Error && error.name === 'TimeoutError',
  )
}
