import { rmSync } from 'node:fs'

/** `npm run reset`: empties the local state and everything built; the next start is a first one. */
for (const folder of ['.data', '.wrangler', 'wrangler.local.json']) rmSync(folder, { recursive: true, force: true })
console.log('Local state and built files are gone.')
