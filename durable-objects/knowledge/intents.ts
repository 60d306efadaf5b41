import { IntentClassifier, type IntentWeights, trainIntents } from '../../workers/assistant/intent-classifier'
import { storedWeights } from '../../workers/assistant/intent-weights'
import type { Intent } from '../../workers/knowledge/document'

/** A value holds 2 MB at most, and a character up to three bytes. */
const PART_CHARS = 600_000

/** Trained on save, in the transaction that stores the examples: weights never belong to other intents. */
export function saveIntents(sql: SqlStorage, intents: readonly Intent[]): void {
  sql.exec('DELETE FROM intents')
  sql.exec('DELETE FROM weights')
  for (const [place, { name, description, examples }] of intents.entries()) {
    sql.exec(
      'INSERT INTO intents (name, place, description, examples) VALUES (?, ?, ?, ?)',
      name,
      place,
      description ?? null,
      JSON.stringify(examples),
    )
  }
  const json = JSON.stringify(trainIntents(intents))
  for (let part = 0; part * PART_CHARS < json.length; part++) {
    sql.exec(
      'INSERT INTO weights (part, json) VALUES (?, ?)',
      part,
      json.slice(part * PART_CHARS, (part + 1) * PART_CHARS),
    )
  }
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

export function loadClassifier(sql: SqlStorage): IntentClassifier | null {
  const json = sql
    .exec('SELECT json FROM weights ORDER BY part')
    .toArray()
    .map((row) => String(row.json))
    .join('')
  const weights: IntentWeights | null = json === '' ? null : storedWeights.parse(JSON.parse(json))
  return weights && new IntentClassifier(weights)
}

function examplesOf(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
