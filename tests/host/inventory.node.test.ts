import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { BINDINGS, BUCKET_PREFIXES, OBJECTS } from '../../workers/privacy/inventory'

/** What only the sources show: the configuration, and who writes to the bucket. The tables are compared in the Workers runtime. */
const wrangler = readFileSync('wrangler.toml', 'utf8')

function allOf(pattern: RegExp): string[] {
  return [...wrangler.matchAll(pattern)].flatMap((match) => match[1] ?? []).sort()
}

test('every object class is in the inventory under its binding', () => {
  const listed = Object.entries(OBJECTS).map(([binding, { className }]) => `${binding} ${className}`)
  const bound = [...wrangler.matchAll(/^name = "(\w+)"\nclass_name = "(\w+)"/gm)].map(
    ([, binding, name]) => `${binding} ${name}`,
  )
  expect(bound.length).toBeGreaterThan(0)
  expect(listed.sort()).toEqual(bound.sort())
})

test('every other binding is in the inventory', () => {
  expect(Object.keys(BINDINGS).sort()).toEqual(allOf(/^binding = "(\w+)"/gm))
})

test('every prefix that the code writes to the bucket is in the inventory', async () => {
  const prefixes = new Set<string>()
  for await (const path of glob('{workers,durable-objects}/**/*.ts')) {
    const source = readFileSync(path, 'utf8')
    if (!source.includes('BUCKET.put(')) continue
    if (source.includes('`intake/$')) prefixes.add('intake/')
    else prefixes.add(/`\$\{[\w.]*tenantId\}\//.test(source) ? 'tenant' : `unlisted, in ${path}`)
  }
  for (const prefix of prefixes) expect(Object.keys(BUCKET_PREFIXES)).toContain(prefix)
})
