import { existsSync } from 'node:fs'
import { type BuildOptions, build } from 'esbuild'

/** The settings of `wrangler deploy`: what runs locally is bundled as production is. */
export const WORKER: BuildOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  mainFields: ['browser', 'module', 'main'],
  external: ['cloudflare:*', 'node:*'],
  loader: { '.sql': 'text' },
  define: { 'process.env.NODE_ENV': '"production"', 'navigator.userAgent': '"Cloudflare-Workers"' },
  keepNames: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  metafile: true,
}

export const OUT = '.wrangler/built'
export const STAND_INS_SOURCE = 'tests/stand-ins/index.ts'

export const bundles = {
  worker: { entryPoints: ['workers/index.ts'], outfile: `${OUT}/worker/index.js` },
  standIns: { entryPoints: [STAND_INS_SOURCE], outfile: `${OUT}/stand-ins/index.js` },
  door: { entryPoints: ['scripts/host/door.ts'], outfile: `${OUT}/door/index.js` },
  graphSink: { entryPoints: ['tests/support/graph-sink/worker.ts'], outfile: `${OUT}/graph-sink/index.js` },
} satisfies Record<string, BuildOptions>

/** Bundles one Worker into one file; modules behind `import()` stay in it and are evaluated when first asked for. */
export async function bundle(which: keyof typeof bundles): Promise<string> {
  const { entryPoints, outfile } = bundles[which]
  if (!existsSync(entryPoints[0] ?? '')) throw new Error(`${entryPoints[0]} does not exist`)
  await build({ ...WORKER, entryPoints, outfile })
  return outfile
}
