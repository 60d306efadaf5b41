/**
 * Brings an object's schema up to date. `migrations` is append-only: how many of it were applied is remembered in the
 * object, so each runs once, all that are missing in one transaction. Called by the first write; a read calls it only
 * when `isInitialised`, for any guessed id creates an object and must not cost a schema.
 */
export function applyMigrations(storage: DurableObjectStorage, migrations: readonly string[]): void {
  const applied = appliedCount(storage)
  if (applied >= migrations.length) return
  storage.transactionSync(() => {
    storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), applied INTEGER)',
    )
    for (const migration of migrations.slice(applied)) storage.sql.exec(migration)
    storage.sql.exec('INSERT OR REPLACE INTO schema_version (one, applied) VALUES (1, ?)', migrations.length)
  })
}

/** Whether the object ever wrote. Reads answer "nothing here" when not. */
export function isInitialised(storage: DurableObjectStorage): boolean {
  return appliedCount(storage) > 0
}

function appliedCount({ sql }: DurableObjectStorage): number {
  const tables = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'").toArray()
  if (tables.length === 0) return 0
  return Number(sql.exec('SELECT applied FROM schema_version').one().applied)
}
