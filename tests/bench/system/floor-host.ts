// A process of its own, so that its tree of processes can be measured and killed like the product's.
// Usage: node host.ts FLOOR_FILE DATA_DIR PORT SINK_URL APP_SECRET
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

const [file, dataDir, port, sink, appSecret] = process.argv.slice(2)
if (!file || !dataDir || !port || !sink || !appSecret) throw new Error('floor host: an argument is missing')

const outfile = `${dataDir}/floor.mjs`
await build({ entryPoints: [file], outfile, bundle: true, format: 'esm', target: 'es2024', external: ['cloudflare:*'] })

const floor = new Miniflare({
  ...convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: Number(port),
    name: 'floor',
    modules: [{ type: 'ESModule', path: 'floor.mjs', contents: readFileSync(outfile, 'utf8') }],
    compatibilityDate: '2026-10-20',
    durableObjects: { CONV: { className: 'Conv', useSQLite: true } },
    bindings: { SINK: sink, APP_SECRET: appSecret, ACCESS_TOKEN: 'bench-token', GRAPH_VERSION: 'v25.0' },
  }),
  resourcePersistencePath: `${dataDir}/state`,
})
await floor.ready
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void floor.dispose().finally(() => process.exit(0)))
}
process.once('disconnect', () => process.exit(0)) // the benchmark is gone: leave nothing behind
