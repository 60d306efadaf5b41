import { applySeed } from '../seeds/apply.ts'
import { chooseSeed } from '../seeds/choose.ts'
import { webhookPoster } from '../seeds/live.ts'
import { once } from '../seeds/once.ts'
import { operatorClient, tenantClient } from '../seeds/operator-client.ts'
import { createProgress } from '../seeds/progress.ts'
import { lastGoodDashboard } from './dashboard.ts'
import { type Host, startHost } from './host.ts'
import { lock } from './lock.ts'
import { SEEDING } from './seeding.ts'

interface Program {
  dataDir: string
  /** A seed's name or file. */
  seed: string
}

/** Starts the host, seeds it unless it is seeded, and opens the door. Ends cleanly on SIGINT and SIGTERM. */
export async function runProgram({ dataDir, seed: name }: Program): Promise<Host> {
  const seed = chooseSeed(name)
  lock(dataDir)
  // Side by side with everything else: mostly there is nothing to build, and a seed takes longer.
  const dashboard = lastGoodDashboard()
  dashboard.catch(() => {}) // told below, after a reason why the host cannot start
  const host = await startHost({ dataDir, seed })
  stopOnSignal(host)
  const { OPERATOR_TOKEN, META_APP_SECRET } = host.variables.worker
  const call = operatorClient(host.url, OPERATOR_TOKEN)
  const post = webhookPoster(host.url, META_APP_SECRET, { [SEEDING]: OPERATOR_TOKEN })
  const as = (apiKey: string) => tenantClient(host.url, apiKey, { [SEEDING]: OPERATOR_TOKEN })
  await once(dataDir, seed, (mark) => applySeed(seed, call, { post, as, progress: createProgress(dataDir, mark) }))
  await host.showDashboard(await dashboard)
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
