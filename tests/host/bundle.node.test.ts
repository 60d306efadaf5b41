import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { WORKER } from '../../scripts/host/build.ts'

test('a module behind import() is in the one bundle and evaluated when first asked for; SQL comes as text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('heavy.ts', `globalThis.evaluated = (globalThis.evaluated ?? 0) + 1; export const answer: number = 42`)
  write('table.sql', 'CREATE TABLE t (a);')
  write(
    'index.ts',
    `import sql from './table.sql'
     export const before = globalThis.evaluated ?? 0
     export const ask = async () => ({ sql, ...(await import('./heavy')), evaluated: globalThis.evaluated })`,
  )
  const out = join(folder, 'out')
  await build({ ...WORKER, entryPoints: [join(folder, 'index.ts')], outfile: join(out, 'index.mjs') })
  expect(readdirSync(out).filter((name) => !name.endsWith('.map'))).toEqual(['index.mjs'])
  const { before, ask } = await import(join(out, 'index.mjs'))
  expect(before).toBe(0)
  expect(await ask()).toEqual({ sql: 'CREATE TABLE t (a);', answer: 42, evaluated: 1 })
  expect(await ask()).toMatchObject({ evaluated: 1 })
})
