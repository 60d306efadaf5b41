import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { WORKER } from '../../scripts/host/build.ts'

/** What is evaluated with a module: what it imports by statement, and so on; not by `import()`. */
async function evaluatedWith(entry: string): Promise<string[]> {
  const { metafile } = await build({
    ...WORKER,
    entryPoints: [entry],
    outdir: '.wrangler/none',
    write: false,
    metafile: true,
  })
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) visit(path)
  }
  visit(entry)
  return [...seen]
}

test('a webhook waits for the evaluation of no module but its own and those of the objects', async () => {
  const files = await evaluatedWith('workers/index.ts')
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])
  expect([...new Set(packages)].sort()).toEqual(['hono', 'itty-durable', 're2js', 'zod'])
  const folders = files.flatMap(
    (file) => /^(?:workers|durable-objects|migrations)(?:\/[a-z-]+(?=\/))?/.exec(file)?.[0] ?? [],
  )
  expect([...new Set(folders)].sort()).toEqual([
    'durable-objects',
    'durable-objects/channel',
    'durable-objects/conversation',
    'durable-objects/inbox',
    'durable-objects/knowledge',
    'migrations',
    'migrations/channel',
    'migrations/conversation',
    'migrations/inbox',
    'migrations/knowledge',
    'workers',
    'workers/abuse',
    'workers/assistant',
    'workers/canary',
    'workers/channels',
    'workers/contacts',
    'workers/conversations',
    'workers/knowledge',
    'workers/operator',
    'workers/platform',
    'workers/usage',
    'workers/whatsapp',
  ])
  const late = [
    'workers/app.ts',
    'workers/queues.ts',
    'workers/cron.ts',
    'workers/assistant/decide.ts',
    'workers/contacts/link.ts',
  ]
  expect(late.filter((file) => files.includes(file))).toEqual([])
})

test('a request with an API key does not wait for what people sign in with', async () => {
  const files = await evaluatedWith('workers/app.ts')
  expect(files).toContain('workers/auth/session.ts')
  expect(files.filter((file) => /better-auth|better-call|people-auth/.test(file))).toEqual([])
})
