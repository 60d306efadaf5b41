import { mkdirSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startNodeChild } from '../children.ts'
import { BENCH } from '../payload.ts'
import type { Launch } from './system.ts'

export const OWN_FLOOR = fileURLToPath(new URL('../floor/worker.ts', import.meta.url))
const HOST = fileURLToPath(new URL('floor-host.ts', import.meta.url))

/** A floor file, bundled and hosted as the product is: miniflare's API, state on disk. */
export function floorOf(name: string, file: string): Launch {
  return {
    name,
    readyPath: '/',
    readyWithinMs: 30_000,
    start({ port, dataDir, graphUrl, logFile }) {
      mkdirSync(dataDir, { recursive: true })
      return startNodeChild(HOST, [file, dataDir, String(port), graphUrl, BENCH.appSecret], openSync(logFile, 'a'))
    },
  }
}
