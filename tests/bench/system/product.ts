import type { ChildProcess, StdioOptions } from 'node:child_process'
import { openSync } from 'node:fs'
import { startChild } from '../children.ts'
import { BENCH } from '../payload.ts'
import type { Launch, Place } from './system.ts'

/** How long a send whose answer was lost waits for a status; shorter than in production, or the run would only wait. */
export const UNKNOWN_SEND_WAIT_MS = 4000

/** The built program, started by the command an outsider would use; the first start builds and seeds. */
export const product: Launch = {
  name: 'product',
  readyPath: '/healthz',
  readyWithinMs: 120_000,
  start(place) {
    const log = openSync(place.logFile, 'a')
    return serve(place, 'bench', ['ignore', log, log])
  },
}

/** The same with a tenant of a million messages, which stays in `dataDir`. Making it takes minutes, so it says how far it is. */
export function largeProduct(dataDir: string): Launch {
  return {
    ...product,
    readyWithinMs: 45 * 60_000,
    dataDir,
    start: (place) => serve(place, 'large', ['ignore', process.stderr.fd, openSync(place.logFile, 'a')]),
  }
}

/** The same with a seed file of its own, which `seedIn` writes into the folder of the data. */
export function productWith(seedIn: (dataDir: string) => string): Launch {
  return {
    ...product,
    start(place) {
      const log = openSync(place.logFile, 'a')
      return serve(place, seedIn(place.dataDir), ['ignore', log, log])
    },
  }
}

function serve({ port, dataDir, graphUrl }: Place, seed: string, stdio: StdioOptions): ChildProcess {
  return startChild('npm', ['run', '--silent', 'serve', '--', '--data', dataDir, '--seed', seed], {
    stdio,
    env: {
      ...process.env,
      PORT: String(port),
      GRAPH_API_URL: graphUrl,
      META_APP_SECRET: BENCH.appSecret,
      OPERATOR_TOKEN: BENCH.operatorToken,
      TURN_DELAY_MS: '0',
      UNKNOWN_SEND_WAIT_MS: String(UNKNOWN_SEND_WAIT_MS),
    },
  })
}
