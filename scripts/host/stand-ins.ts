import { existsSync } from 'node:fs'
import { STAND_INS } from '../local-config.ts'
import { bundle, STAND_INS_SOURCE } from './build.ts'

/** So that the rest can be worked on while the stand-ins' source is not there: every call is refused. */
const REFUSING = `
import { WorkerEntrypoint } from 'cloudflare:workers'
const refuse = () => { throw new Error('no stand-in') }
export class ${STAND_INS.AI} extends WorkerEntrypoint { run = refuse }
export class ${STAND_INS.KNOWLEDGE_INDEX} extends WorkerEntrypoint {}
export default { fetch: () => new Response(null, { status: 404 }) }`

/** Miniflare's options for the Worker that stands in for Workers AI and Vectorize. */
export async function standInsOptions() {
  const common = { name: STAND_INS.worker, modules: true as const, compatibilityDate: '2026-10-20' }
  if (!existsSync(STAND_INS_SOURCE)) return { ...common, script: REFUSING }
  return { ...common, scriptPath: await bundle('standIns'), durableObjects: STAND_INS.objects }
}
