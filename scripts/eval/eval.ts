// npm run eval: scores the modules that the assistant's turn uses. They are the Worker's, so they are bundled as it is.
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { WORKER } from '../host/build.ts'

const outfile = '.wrangler/built/eval/index.mjs'

await build({
  ...WORKER,
  // What only differs from the Worker: it runs in Node, which has no loader for its own TypeScript without extensions.
  conditions: ['node', 'import'],
  platform: 'node',
  sourcemap: 'inline',
  entryPoints: ['scripts/eval/scoring/main.ts'],
  outfile,
})
await import(pathToFileURL(outfile).href)
