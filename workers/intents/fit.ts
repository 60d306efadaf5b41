import { countTokens } from '../knowledge/bm25'
import type { Intent } from '../knowledge/document'

/** What becomes of an intent of a pack beside those that are there; `into`: the one of the tenant's that means the same. */
export type Fit = { how: 'add' | 'leave_out'; into: null } | { how: 'merge'; into: string }

/** From here on two intents are said in the same words. */
const ALIKE = 0.2
/** Enough where the tenant's own classifier takes most of its sentences for the other one; by itself it knows no third. */
const HARDLY_ALIKE = 0.12
const MOSTLY = 0.5

interface Named {
  name: string
  examples: readonly string[]
}

/**
 * By the words that set intents apart, and by what the tenant's own classifier takes their sentences for; `takenFor` is empty
 * where that has learnt nothing yet. What is there whole is left out.
 */
export function fitsOf(
  added: readonly Named[],
  takenFor: readonly (readonly (string | null)[])[],
  own: readonly Intent[],
): Fit[] {
  const words = weighted([...added, ...own])
  return added.map((one, at) => {
    const alike = own.map((intent, n) => {
      const likeness = cosine(words[at] ?? NONE, words[added.length + n] ?? NONE)
      const taken = (takenFor[at] ?? []).filter((name) => name === intent.name).length
      const isTaken = taken > 0 && taken >= MOSTLY * one.examples.length
      return { intent, likeness, fits: likeness >= (isTaken ? HARDLY_ALIKE : ALIKE) }
    })
    const [best] = alike.filter(({ fits }) => fits).sort((a, b) => b.likeness - a.likeness)
    const into = own.find(({ name }) => name === one.name) ?? best?.intent
    if (!into) return { how: 'add', into: null }
    const isThere = one.examples.every((example) => into.examples.includes(example))
    return isThere ? { how: 'leave_out', into: null } : { how: 'merge', into: into.name }
  })
}

type Words = ReadonlyMap<number, number>
const NONE: Words = new Map()

/** A word weighs by how often the intent says it and how few others do. */
function weighted(intents: readonly Named[]): Words[] {
  const said = intents.map(({ name, examples }) => {
    const counts = new Map<number, number>()
    for (const text of [name.replaceAll('_', ' '), ...examples])
      for (const word of new Set(countTokens(text).hashes)) counts.set(word, (counts.get(word) ?? 0) + 1)
    return counts
  })
  const saidBy = new Map<number, number>()
  for (const counts of said) for (const word of counts.keys()) saidBy.set(word, (saidBy.get(word) ?? 0) + 1)
  return said.map((counts) => {
    const rarity = (word: number) => Math.log((intents.length + 1) / (saidBy.get(word) ?? 1))
    return new Map([...counts].map(([word, count]) => [word, Math.sqrt(count) * rarity(word)]))
  })
}

function cosine(one: Words, other: Words): number {
  let shared = 0
  for (const [word, weight] of one) shared += weight * (other.get(word) ?? 0)
  const size = (words: Words) => [...words.values()].reduce((sum, weight) => sum + weight * weight, 0)
  const both = size(one) * size(other)
  return both === 0 ? 0 : shared / Math.sqrt(both)
}
