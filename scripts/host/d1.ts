import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Miniflare } from 'miniflare'

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>

/** The table that `wrangler d1 migrations` keeps, so that either tool can continue where the other stopped. */
const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** Applies what is new, each file with its record in one transaction. Answers the names applied. */
export async function migrateD1(db: Database, folder = 'migrations/d1'): Promise<string[]> {
  if (!existsSync(folder)) return []
  await db.prepare(TABLE).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && !applied.has(name))
  for (const name of files.sort()) {
    const statements = await splitStatements(readFileSync(join(folder, name), 'utf8'))
    const record = db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)
    await db.batch([...statements.map((statement) => db.prepare(statement)), record])
  }
  return files
}

async function splitStatements(sql: string): Promise<string[]> {
  // Loaded here, because it takes longer than everything else and most starts have nothing to apply.
  const { unstable_splitSqlQuery } = await import('wrangler')
  return unstable_splitSqlQuery(sql)
}
