import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { channelMigrations } from '../../../migrations/channel'
import { conversationMigrations } from '../../../migrations/conversation'
import { inboxMigrations } from '../../../migrations/inbox'
import { knowledgeMigrations } from '../../../migrations/knowledge'
import { D1, OBJECTS } from '../../../workers/privacy/inventory'

const MIGRATIONS = {
  CONVERSATIONS: conversationMigrations,
  INBOXES: inboxMigrations,
  KNOWLEDGE: knowledgeMigrations,
  CHANNELS: channelMigrations,
}

/** Tables the migrations make, one that was made anew once; FTS5's own shadow tables come with theirs. */
function tablesIn(migrations: readonly string[]): string[] {
  const names = migrations.flatMap((sql) => [
    ...sql.matchAll(/CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?[`"]?(\w+)/gi),
  ])
  return [...new Set(names.flatMap((match) => match[1] ?? []))].sort()
}

test('every table and column of D1 is in the inventory', async () => {
  const { results } = await env.DB.prepare(
    `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_cf_%' AND m.name <> 'd1_migrations'`,
  ).all<{ table: string; column: string }>()
  const listed = Object.entries(D1).flatMap(([table, { columns }]) => columns.map((column) => `${table}.${column}`))
  expect(listed.sort()).toEqual(results.map(({ table, column }) => `${table}.${column}`).sort())
})

test.each(Object.entries(MIGRATIONS))('every table of the objects in %s is in the inventory', (binding, migrations) => {
  expect(Object.keys(OBJECTS[binding]?.tables ?? {}).sort()).toEqual(tablesIn(migrations))
})
