// The tenant's knowledge alone in workerd, bundled as the product is, with the queue that its jobs go through.
// Usage: node knowledge-host.ts DATA_DIR PORT
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { WORKER } from '../../../scripts/host/build.ts'

const [dataDir, port] = process.argv.slice(2)
if (!dataDir || !port) throw new Error('knowledge host: an argument is missing')

const outfile = `${dataDir}/knowledge.mjs`
await build({ ...WORKER, sourcemap: false, entryPoints: ['tests/bench/knowledge/worker.ts'], outfile })

const knowledge = new Miniflare({
  ...convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: Number(port),
    name: 'knowledge',
    modules: [{ type: 'ESModule', path: 'knowledge.mjs', contents: readFileSync(outfile, 'utf8') }],
    compatibilityDate: '2026-10-20',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { KNOWLEDGE: { className: 'BenchedKnowledge', useSQLite: true } },
    bindings: { NAME_KEY: 'bench' },
    queueProducers: { INGEST_QUEUE: 'whatsnexus-ingest' },
    queueConsumers: { 'whatsnexus-ingest': { maxBatchSize: 5, maxBatchTimeout: 1 } },
  }),
  resourcePersistencePath: `${dataDir}/state`,
})
await knowledge.ready
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void knowledge.dispose().finally(() => process.exit(0)))
}
process.once('disconnect', () => process.exit(0)) // the benchmark is gone: leave nothing behind
