import { applySeed } from '../seeds/apply.ts'
import { chooseSeed } from '../seeds/choose.ts'
import { once } from '../seeds/once.ts'
import { operatorClient } from '../seeds/operator-client.ts'
import { type Host, startHost } from './host.ts'
import { lock } from './lock.ts'

interface Program {
  dataDir: string
  /** A seed's name or file. */
  seed: string
}

/** Starts the host, seeds it unless it is seeded, and opens the door. Ends cleanly on SIGINT and SIGTERM. */
export async function runProgram({ dataDir, seed: name }: Program): Promise<Host> {
  const seed = chooseSeed(name)
  lock(dataDir)
  const host = await startHost({ dataDir, seed })
  stopOnSignal(host)
  const call = operatorClient(host.url, host.variables.worker.OPERATOR_TOKEN)
  await once(dataDir, seed, () => applySeed(seed, call))
  host.markReady()
  return host
}

function stopOnSignal(host: Host): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal) // miniflare's own would end us in the middle of ours
    process.on(signal, () => {
      if (stopping) process.exit(1) // asked twice: at once
      stopping = true
      void host.stop().finally(() => process.exit(0))
    })
  }
}
