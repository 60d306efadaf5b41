import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateD1 } from '../../scripts/host/d1.ts'

let runtime: Miniflare

beforeAll(async () => {
  const script = 'export default { fetch: () => new Response() }'
  const worker = { name: 'w', modules: true, script, d1Databases: { DB: 'test', OLD: 'old' } }
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

test('people of an older release stay who they were: ids that two tenants gave make no common person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'd1-'))
  const db = await runtime.getD1Database('OLD', 'w')
  cpSync('migrations/d1/0001_first.sql', join(folder, '0001_first.sql'))
  await migrateD1(db, folder)
  const before: [tenant: string, id: string, email: string, role: string][] = [
    ['one', 'usr_owner', 'Eve@one.test', 'owner'],
    ['two', 'usr_owner', 'bob@two.test', 'agent'],
    ['two', 'usr_both', 'both@x.test', 'agent'],
    ['one', 'usr_other', 'Both@x.test', 'admin'],
    ['one', 'usr_again', 'both@x.test', 'analyst'],
  ]
  const insert = `INSERT INTO users (tenant_id, id, email, role, name, created_at, updated_at) VALUES (?, ?, ?, ?, '', ?, 0)`
  for (const [at, user] of before.entries())
    await db
      .prepare(insert)
      .bind(...user, at)
      .run()
  cpSync('migrations/d1/0002_people.sql', join(folder, '0002_people.sql'))
  await migrateD1(db, folder)
  const after = `SELECT tenant_id AS tenant, id, email, role FROM members JOIN users ON id = user_id ORDER BY tenant, email`
  expect((await db.prepare(after).all()).results).toEqual([
    { tenant: 'one', id: 'usr_both', email: 'both@x.test', role: 'admin' },
    { tenant: 'one', id: 'usr_owner', email: 'eve@one.test', role: 'owner' },
    { tenant: 'two', id: 'usr_owner@two', email: 'bob@two.test', role: 'agent' },
    { tenant: 'two', id: 'usr_both', email: 'both@x.test', role: 'agent' },
  ])
  expect(await db.prepare('SELECT count(*) AS n FROM members').first('n')).toBe(4)
})
