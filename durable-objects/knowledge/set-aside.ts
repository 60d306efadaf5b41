/** What somebody did about a question that was not answered: nothing, on purpose; or they wrote the answer. */
export interface SetAside {
  how: 'set_aside' | 'answered'
  by: string | null
  at: number
}

export function setAside(sql: SqlStorage, { keys, how, by, at }: SetAside & { keys: readonly string[] }): void {
  for (const key of keys)
    sql.exec('INSERT OR REPLACE INTO set_aside (key, how, by_user, at) VALUES (?, ?, ?, ?)', key, how, by, at)
}

export function takeBack(sql: SqlStorage, keys: readonly string[]): void {
  for (const key of keys) sql.exec('DELETE FROM set_aside WHERE key = ?', key)
}

export function listSetAside(sql: SqlStorage): (SetAside & { key: string })[] {
  return sql
    .exec('SELECT * FROM set_aside')
    .toArray()
    .map(({ key, how, by_user, at }) => ({
      key: String(key),
      how: how === 'answered' ? 'answered' : 'set_aside',
      by: by_user === null ? null : String(by_user),
      at: Number(at),
    }))
}
