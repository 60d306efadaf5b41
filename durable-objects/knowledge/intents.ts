import type { IntentWeights } from '../../workers/assistant/intent-weights'
import type { Intent } from '../../workers/knowledge/document'
import { loadWeights, saveWeights } from './weights'

/** Saves and what was learnt of them: `saved` is ahead of `trained` while a job is training. */
export interface Training {
  saved: number
  trained: number
}

/** In one transaction; the weights of before serve until the new ones are there. Gives the version to be trained. */
export function saveIntents(sql: SqlStorage, intents: readonly Intent[]): number {
  sql.exec('DELETE FROM intents')
  for (const [place, { name, description, examples }] of intents.entries()) {
    sql.exec(
      'INSERT INTO intents (name, place, description, examples) VALUES (?, ?, ?, ?)',
      name,
      place,
      description ?? null,
      JSON.stringify(examples),
    )
  }
  const version = trainingOf(sql).saved + 1
  sql.exec(
    'INSERT INTO training (one, saved, trained) VALUES (1, ?, 0) ON CONFLICT (one) DO UPDATE SET saved = excluded.saved',
    version,
  )
  return version
}

/** In one transaction. Not of a version that was replaced meanwhile, nor twice. */
export function keepWeights(sql: SqlStorage, version: number, weights: IntentWeights | null): boolean {
  const { saved, trained } = trainingOf(sql)
  if (version !== saved || version === trained) return false
  saveWeights(sql, weights)
  sql.exec('UPDATE training SET trained = ?', version)
  return true
}

export function trainingOf(sql: SqlStorage): Training {
  const row = sql.exec('SELECT saved, trained FROM training').toArray()[0]
  return { saved: Number(row?.saved ?? 0), trained: Number(row?.trained ?? 0) }
}

/** Null: there is nothing to recognise, or nothing that can be used; then it is to be trained again. */
export function usableWeights(sql: SqlStorage): IntentWeights | null {
  const weights = loadWeights(sql)
  const isHeld = sql.exec("SELECT 1 FROM weights WHERE name = 'head' LIMIT 1").toArray().length > 0
  if (!weights && isHeld) sql.exec('UPDATE training SET trained = 0')
  return weights
}

export function listIntents(sql: SqlStorage): Intent[] {
  return sql
    .exec('SELECT name, description, examples FROM intents ORDER BY place')
    .toArray()
    .map((row) => ({
      name: String(row.name),
      ...(row.description === null ? {} : { description: String(row.description) }),
      examples: examplesOf(String(row.examples)),
    }))
}

function examplesOf(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
