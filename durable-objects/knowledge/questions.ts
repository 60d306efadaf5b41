import { COMES_BACK_MS, resolutionOf } from '../../workers/knowledge/resolution'
import { firstIdAt } from '../../workers/platform/ids'

/** What a customer asked, and what the assistant did with it. */
export interface NotedQuestion {
  conversationId: string
  /** Of the newest message it answers. */
  seq: number
  at: number
  text: string
  language: string
  outcome: 'answer' | 'clarify' | 'hand_off'
  reason: string | null
  intent: string | null
  confidence: number | null
  /** That it answered from, or that came closest. */
  documents: string[]
  neurons: number
}

export type KeptQuestion = NotedQuestion & { resolution: 'confirmed' | 'reopened' | null }

/** People of ours took a conversation over by themselves. */
export interface TakenOver {
  conversationId: string
  at: number
}

/** Courtesies are no questions; what they say of the answer before them is kept. */
const COURTESIES = new Set(['greeting', 'thanks', 'bye'])

/** Safe to repeat. What was said before its conversation was erased is not kept. */
export function noteQuestion(sql: SqlStorage, question: NotedQuestion): void {
  const { conversationId, seq, at } = question
  const forgotten = sql.exec('SELECT 1 FROM forgotten WHERE conversation_id = ? AND at >= ?', conversationId, at)
  if (forgotten.toArray().length > 0) return
  judgeBefore(sql, question)
  if (question.documents.length === 0 && question.intent !== null && COURTESIES.has(question.intent)) return
  sql.exec(
    `INSERT OR IGNORE INTO questions
       (conversation_id, seq, at, text, language, outcome, reason, intent, confidence, documents, neurons)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[conversationId, seq, at, question.text, question.language, question.outcome, question.reason],
    ...[question.intent, question.confidence, JSON.stringify(question.documents), question.neurons],
  )
}

function judgeBefore(sql: SqlStorage, now: NotedQuestion): void {
  const [before] = sql
    .exec(
      'SELECT * FROM questions WHERE conversation_id = ? AND seq < ? AND at >= ? ORDER BY seq DESC LIMIT 1',
      now.conversationId,
      now.seq,
      now.at - COMES_BACK_MS,
    )
    .toArray()
    .map(questionOf)
  const resolution = before && resolutionOf(before, now)
  if (resolution)
    sql.exec(
      // Thanks for what a person did after it is no thanks for the answer.
      `UPDATE questions SET resolution = ?1
       WHERE conversation_id = ?2 AND seq = ?3 AND (?1 <> 'confirmed' OR resolution IS NULL)`,
      resolution,
      before.conversationId,
      before.seq,
    )
}

/** The newest answer was not enough, unless the customer has said that it was. Safe to repeat. */
export function noteTakenOver(sql: SqlStorage, { conversationId, at }: TakenOver): void {
  sql.exec(
    `UPDATE questions SET resolution = 'reopened'
     WHERE conversation_id = ?1 AND outcome = 'answer' AND resolution IS NULL AND at >= ?3
       AND seq = (SELECT max(seq) FROM questions WHERE conversation_id = ?1 AND at <= ?2)`,
    conversationId,
    at,
    at - COMES_BACK_MS,
  )
}

/** The newest first. */
export function questionsSince(
  sql: SqlStorage,
  { since, limit, outcome, documentId }: { since: number; limit: number; outcome?: string; documentId?: string },
): KeptQuestion[] {
  return sql
    .exec(
      `SELECT * FROM questions WHERE at >= ? ${outcome === undefined ? '' : 'AND outcome = ?'}
       ${documentId === undefined ? '' : 'AND instr(documents, ?) > 0'} ORDER BY at DESC LIMIT ?`,
      since,
      ...(outcome === undefined ? [] : [outcome]),
      ...(documentId === undefined ? [] : [JSON.stringify(documentId)]),
      limit,
    )
    .toArray()
    .map(questionOf)
}

/** Questions and what trials made of them, of one conversation that is erased. */
export function forgetConversations(sql: SqlStorage, ids: readonly string[], now: number): void {
  for (const id of ids) {
    sql.exec('INSERT OR REPLACE INTO forgotten (conversation_id, at) VALUES (?, ?)', id, now)
    dropWhere(sql, 'questions', 'text', 'conversation_id = ? AND at <= ?', id, now)
    dropWhere(sql, 'trial_results', 'json', 'conversation_id = ?', id)
  }
}

/**
 * What was asked of one conversation since then, and what trials made of it: two people spoke in it, and nobody can say
 * any more whose words those were. It lives on: what is asked from now on is kept.
 */
export function dropAskedSince(
  sql: SqlStorage,
  { conversationId, since }: { conversationId: string; since: number },
): void {
  dropWhere(sql, 'questions', 'text', 'conversation_id = ? AND at >= ?', conversationId, since)
  dropWhere(sql, 'trial_results', 'json', 'conversation_id = ?', conversationId)
}

/** What is older than it may become. True: something younger is left. */
export function discardAskedBefore(sql: SqlStorage, time: number): boolean {
  dropWhere(sql, 'questions', 'text', 'at < ?', time)
  // The id of a run says when it began.
  dropWhere(sql, 'trial_results', 'json', 'run_id < ?', firstIdAt('run', time))
  sql.exec('DELETE FROM forgotten WHERE at < ?', time)
  // Whatever they were about is gone by then.
  sql.exec('DELETE FROM set_aside WHERE at < ?', time)
  const left = `SELECT EXISTS (SELECT 1 FROM questions) OR EXISTS (SELECT 1 FROM trial_results)
    OR EXISTS (SELECT 1 FROM forgotten) OR EXISTS (SELECT 1 FROM set_aside) AS held`
  return sql.exec(left).one().held === 1
}

/** For the erasure of a tenant: the rows are deleted next. */
export function overwriteAsked(sql: SqlStorage): void {
  overwrite(sql, 'questions', 'text', '1')
  overwrite(sql, 'trial_results', 'json', '1')
}

function overwrite(
  sql: SqlStorage,
  table: string,
  column: string,
  where: string,
  ...values: (string | number)[]
): void {
  sql.exec(`UPDATE ${table} SET ${column} = printf('%*s', octet_length(${column}), '') WHERE ${where}`, ...values)
}

/** A deleted row's bytes stay in the file: spaces go over them first. */
function dropWhere(
  sql: SqlStorage,
  table: 'questions' | 'trial_results',
  column: 'text' | 'json',
  where: string,
  ...values: (string | number)[]
): void {
  overwrite(sql, table, column, where, ...values)
  sql.exec(`DELETE FROM ${table} WHERE ${where}`, ...values)
}

function questionOf(row: Record<string, SqlStorageValue>): KeptQuestion {
  const documents: unknown = JSON.parse(String(row.documents))
  return {
    conversationId: String(row.conversation_id),
    seq: Number(row.seq),
    at: Number(row.at),
    text: String(row.text),
    language: String(row.language),
    outcome: row.outcome === 'answer' || row.outcome === 'clarify' ? row.outcome : 'hand_off',
    reason: textOf(row.reason),
    intent: textOf(row.intent),
    confidence: typeof row.confidence === 'number' ? row.confidence : null,
    documents: Array.isArray(documents) ? documents.filter((id) => typeof id === 'string') : [],
    neurons: Number(row.neurons),
    resolution: row.resolution === 'confirmed' || row.resolution === 'reopened' ? row.resolution : null,
  }
}

function textOf(value: SqlStorageValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
