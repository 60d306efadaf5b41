import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { OUT } from './build.ts'

const workerOptions = z.looseObject({
  compatibilityDate: z.string(),
  cronTriggers: z.array(z.string()).default([]),
  bindings: z.record(z.string(), z.string()),
  serviceBindings: z.record(z.string(), z.object({ name: z.string(), entrypoint: z.string().optional() })),
})
const kept = z.object({ key: z.string(), options: workerOptions })

export type WorkerOptions = z.infer<typeof workerOptions>

/**
 * What wrangler makes of wrangler.toml for the local runtime: bindings, queues, objects, cron lines. Kept beside the
 * built Worker, because loading wrangler takes two seconds and the answer changes only with its inputs.
 */
export async function readWorkerOptions(): Promise<WorkerOptions> {
  const inputs = ['wrangler.toml', 'scripts/local-config.ts', 'node_modules/wrangler/package.json']
  const key = createHash('sha256')
    .update(inputs.map((path) => readFileSync(path, 'utf8')).join('\0'))
    .digest('hex')
  const path = `${OUT}/worker-options.json`
  const last = existsSync(path) ? kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
  if (last?.success && last.data.key === key) return last.data.options
  const { writeLocalConfig } = await import('../local-config.ts')
  const { unstable_getMiniflareWorkerOptions } = await import('wrangler')
  const { rootPath: _cwd, ...rest } = unstable_getMiniflareWorkerOptions(writeLocalConfig()).workerOptions
  const options = workerOptions.parse(JSON.parse(JSON.stringify(rest)))
  mkdirSync(OUT, { recursive: true })
  writeFileSync(path, JSON.stringify({ key, options }))
  return options
}
