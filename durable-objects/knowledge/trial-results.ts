/** A question of a trial with what was found; no verdict: it still waits. */
export interface TrialRow {
  n: number
  conversationId: string | null
  verdict: string | null
  json: string
}

export interface ResultsPage {
  runId: string
  /** Those after this one; the first is 0. */
  after: number
  limit: number
  verdicts?: readonly string[]
}

export interface TrialPlan {
  runId: string
  items: readonly { conversationId: string | null; json: string }[]
  /** When they began to be read. */
  readAt: number
}

/**
 * Of a run that begins, or begins again: what an earlier try had planned is not asked twice. What was read of a
 * conversation that was erased since is not kept. Says how many are.
 */
export function planTrial(sql: SqlStorage, { runId, items, readAt }: TrialPlan): number {
  dropTrial(sql, runId)
  const erased = sql.exec('SELECT conversation_id AS id FROM forgotten WHERE at >= ?', readAt).toArray()
  const gone = new Set(erased.map(({ id }) => String(id)))
  const kept = items.filter(({ conversationId: id }) => id === null || !gone.has(id))
  for (const [n, { conversationId, json }] of kept.entries()) {
    sql.exec(
      'INSERT INTO trial_results (run_id, n, conversation_id, json) VALUES (?, ?, ?, ?)',
      runId,
      n,
      conversationId,
      json,
    )
  }
  return kept.length
}

export function waitingOf(sql: SqlStorage, runId: string, limit: number): TrialRow[] {
  return sql
    .exec('SELECT * FROM trial_results WHERE run_id = ? AND verdict IS NULL ORDER BY n LIMIT ?', runId, limit)
    .toArray()
    .map(rowOf)
}

/** What was erased meanwhile does not come back. */
export function settleTrial(
  sql: SqlStorage,
  runId: string,
  results: readonly { n: number; verdict: string; json: string }[],
): { waiting: number } {
  for (const { n, verdict, json } of results)
    sql.exec('UPDATE trial_results SET verdict = ?, json = ? WHERE run_id = ? AND n = ?', verdict, json, runId, n)
  const waiting = 'SELECT count(*) AS n FROM trial_results WHERE run_id = ? AND verdict IS NULL'
  return { waiting: Number(sql.exec(waiting, runId).one().n) }
}

export function resultsOf(sql: SqlStorage, { runId, after, limit, verdicts }: ResultsPage): TrialRow[] {
  const among = verdicts ? ' AND verdict IN (SELECT value FROM json_each(?))' : ''
  return sql
    .exec(
      `SELECT * FROM trial_results WHERE run_id = ? AND n >= ?${among} ORDER BY n LIMIT ?`,
      runId,
      after,
      ...(verdicts ? [JSON.stringify(verdicts)] : []),
      limit,
    )
    .toArray()
    .map(rowOf)
}

export function resultOf(sql: SqlStorage, runId: string, n: number): TrialRow | null {
  const [row] = sql.exec('SELECT * FROM trial_results WHERE run_id = ? AND n = ?', runId, n).toArray()
  return row ? rowOf(row) : null
}

/** A deleted row's bytes stay in the file: spaces go over them first. */
export function dropTrial(sql: SqlStorage, runId: string): void {
  sql.exec("UPDATE trial_results SET json = printf('%*s', octet_length(json), '') WHERE run_id = ?", runId)
  sql.exec('DELETE FROM trial_results WHERE run_id = ?', runId)
}

function rowOf(row: Record<string, SqlStorageValue>): TrialRow {
  const { n, conversation_id, verdict, json } = row
  return {
    n: Number(n),
    conversationId: conversation_id === null ? null : String(conversation_id),
    verdict: verdict === null ? null : String(verdict),
    json: String(json),
  }
}
