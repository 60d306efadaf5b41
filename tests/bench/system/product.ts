import { openSync } from 'node:fs'
import { startChild } from '../children.ts'
import { BENCH } from '../payload.ts'
import type { Launch } from './system.ts'

/** How long a send whose answer was lost waits for a status; shorter than in production, or the run would only wait. */
export const UNKNOWN_SEND_WAIT_MS = 4000

/** The built program, started by the command an outsider would use; the first start builds and seeds. */
export const product: Launch = {
  name: 'product',
  readyPath: '/healthz',
  readyWithinMs: 120_000,
  start({ port, dataDir, graphUrl, logFile }) {
    const log = openSync(logFile, 'a')
    return startChild('npm', ['run', '--silent', 'serve', '--', '--data', dataDir, '--seed', 'bench'], {
      stdio: ['ignore', log, log],
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
  },
}
