import {
  IntentClassifier,
  type IntentWeights,
  trainIntents,
  trainingSteps,
} from '../../workers/assistant/intent-classifier'
import { storedWeights } from '../../workers/assistant/intent-weights'
import type { Intent } from '../../workers/knowledge/document'

/** A value holds 2 MB at most, and a character up to three bytes. */
const PART_CHARS = 600_000

/**
 * Trains without holding up anybody: between two steps the object answers others. Undefined when it is no longer wanted,
 * for something newer is being trained.
 */
export async function trainUnhurried(
  intents: readonly Intent[],
  isWanted: () => boolean,
): Promise<IntentWeights | null | undefined> {
  const steps = trainingSteps(intents)
  while (isWanted()) {
    const step = steps.next()
    if (step.done) return step.value
    // A step takes milliseconds, which cannot be measured here: the clock of a Worker stands still while it computes.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return undefined
}

/** In one transaction: weights never belong to other intents. */
export function saveIntents(sql: SqlStorage, intents: readonly Intent[], weights: IntentWeights | null): void {
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
  saveWeights(sql, weights)
}

function saveWeights(sql: SqlStorage, weights: IntentWeights | null): void {
  sql.exec('DELETE FROM weights')
  const json = JSON.stringify(weights)
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
  const weights = json === '' ? null : weightsFrom(sql, json)
  return weights && new IntentClassifier(weights)
}

/** Those of an older version are of no use any more: trained anew, once. */
function weightsFrom(sql: SqlStorage, json: string): IntentWeights | null {
  const parsed = storedWeights.safeParse(JSON.parse(json))
  if (parsed.success) return parsed.data
  const weights = trainIntents(listIntents(sql))
  saveWeights(sql, weights)
  return weights
}

function examplesOf(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
