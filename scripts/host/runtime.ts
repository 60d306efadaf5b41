import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { stop } from 'esbuild'
import { convertV4MiniflareOptions, Log, LogLevel, type MiniflareOptions, type Request, type Response } from 'miniflare'
import { bundle } from './build.ts'
import { standInsOptions } from './stand-ins.ts'
import type { WorkerOptions } from './worker-options.ts'

export const WORKER = 'whatsnexus'

interface Runtime {
  port: number
  /** Everything that must survive is below it. */
  dataDir: string
  worker: WorkerOptions
  variables: Record<string, string>
  /** The Node side of the door. */
  host: (request: Request) => Promise<Response>
}

/** Bundles all Workers and says how workerd shall run them: ours behind its door on the port, the stand-ins beside it. */
export async function runtimeOptions({ port, dataDir, worker, variables, host }: Runtime): Promise<MiniflareOptions> {
  const [door, standIns] = await Promise.all([bundle('door'), standInsOptions()])
  await stop() // its service process would stay as long as we do
  const ORIGINS = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}/`)
  const options = convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0, // miniflare's own listener is not used; the door's socket is the one that counts
    cf: false,
    log: new Log(LogLevel.WARN),
    resourcePersistencePath: resolve(dataDir, 'state'),
    telemetry: { enabled: false },
    workers: [
      {
        ...oneModule(door),
        ...worker,
        name: WORKER,
        bindings: { ...worker.bindings, ...variables, ORIGINS },
        serviceBindings: { ...worker.serviceBindings, HOST: host },
        unsafeDirectSockets: [{ host: '127.0.0.1', port }],
      },
      { ...standIns },
    ],
  })
  return { ...options, enableDevRegistry: false }
}

/** A bundle as the only module of its Worker: miniflare then does not parse it in search of others. */
export function oneModule(path: string) {
  const contents = readFileSync(path, 'utf8')
  return { modules: [{ type: 'ESModule' as const, path: path, contents }], modulesRoot: dirname(path) }
}
