import { mkdirSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startNodeChild } from '../children.ts'
import type { Launch } from './system.ts'

const HOST = fileURLToPath(new URL('knowledge-host.ts', import.meta.url))

/** The object of one tenant's knowledge in a workerd of its own. */
export const benchedKnowledge: Launch = {
  name: 'product',
  readyPath: '/',
  readyWithinMs: 60_000,
  start({ port, dataDir, logFile }) {
    mkdirSync(dataDir, { recursive: true })
    return startNodeChild(HOST, [dataDir, String(port)], openSync(logFile, 'a'))
  },
}
