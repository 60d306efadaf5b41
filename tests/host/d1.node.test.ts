import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateD1 } from '../../scripts/host/d1.ts'

let runtime: Miniflare

beforeAll(async () => {
  const script = 'export default { fetch: () => new Response() }'
  const worker = { name: 'w', modules: true, script, d1Databases: { DB: 'test' } }
  runtime = new Miniflare(convertV4MiniflareOptions({ cf: false, workers: [worker] }))
  await runtime.ready
}, 30_000)

afterAll(() => runtime.dispose())

test('each migration is applied once, in order, wholly or not at all, in the table that wrangler keeps', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'd1-'))
  const db = await runtime.getD1Database('DB', 'w')
  writeFileSync(
    join(folder, '0002_b.sql'),
    `INSERT INTO t VALUES ('a;b');\n--> statement-breakpoint\nINSERT INTO t VALUES ('c');`,
  )
  writeFileSync(join(folder, '0001_a.sql'), '-- first; of all\nCREATE TABLE t (\n  a TEXT\n);\n')
  expect(await migrateD1(db, folder)).toEqual(['0001_a.sql', '0002_b.sql'])
  expect(await migrateD1(db, folder)).toEqual([])
  writeFileSync(join(folder, '0003_c.sql'), `INSERT INTO t VALUES ('half');\nINSERT INTO nowhere VALUES (1);`)
  await expect(migrateD1(db, folder)).rejects.toThrow()
  const { results } = await db.prepare('SELECT a FROM t').all()
  expect(results).toEqual([{ a: 'a;b' }, { a: 'c' }])
  const applied = await db.prepare('SELECT name FROM d1_migrations ORDER BY id').all()
  expect(applied.results).toEqual([{ name: '0001_a.sql' }, { name: '0002_b.sql' }])
})
