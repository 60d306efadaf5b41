import { isRecord } from './loose'

/** Meta's deepest known path (a history edit's media) is 15 levels; beyond this nothing is read by anybody. */
export const MAX_DEPTH = 48
/** A POST holds at most 1,000 updates by Meta's word, and 20,000 small messages by its 3 MB. */
export const MAX_ARRAY_LENGTH = 50_000
export const MAX_KEYS = 5_000
/** Texts end at 4,096 characters today; this leaves room, and keeps one string far below a row's 2 MB. */
export const MAX_STRING_LENGTH = 100_000
const MAX_KEY_LENGTH = 512

/** What stands for a part that is not kept. A symbol, because `undefined` and `null` can be values. */
const DROPPED = Symbol('dropped')

/**
 * Plain, well-formed data out of parsed JSON: no lone surrogate, no NUL, nothing deeper than `MAX_DEPTH`, no key that names a
 * prototype, everything of bounded length. Clean input (nearly all of it) comes back as the same object, not copied.
 */
export function sanitise(value: unknown): unknown {
  const clean = cleaned(value, 0)
  return clean === DROPPED ? null : clean
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, MAX_STRING_LENGTH)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null // 1e999 parses to Infinity
  if (typeof value === 'boolean' || value === null) return value
  if (depth >= MAX_DEPTH) return DROPPED
  if (Array.isArray(value)) return cleanArray(value, depth)
  return isRecord(value) ? cleanObject(value, depth) : DROPPED
}

function cleanText(text: string, max: number): string {
  let clean = text
  if (clean.length > max) clean = clean.slice(0, max) // may cut a pair: toWellFormed mends it
  if (!clean.isWellFormed()) clean = clean.toWellFormed()
  return clean.includes('\0') ? clean.replaceAll('\0', '') : clean
}

function cleanArray(list: unknown[], depth: number): unknown[] {
  const length = Math.min(list.length, MAX_ARRAY_LENGTH)
  let copy = length < list.length ? list.slice(0, length) : undefined
  for (let i = 0; i < length; i++) {
    const before = list[i]
    const after = cleaned(before, depth + 1)
    if (after === before) continue
    copy ??= list.slice()
    copy[i] = after === DROPPED ? null : after // positions stay
  }
  return copy ?? list
}

function cleanObject(record: Record<string, unknown>, depth: number): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined
  let keys = 0
  for (const key in record) {
    if (++keys > MAX_KEYS) return copy ?? keysBefore(record, key)
    const before = record[key]
    const after = isPlainKey(key) ? cleaned(before, depth + 1) : DROPPED
    if (copy === undefined && after === before) continue
    copy ??= keysBefore(record, key)
    if (after !== DROPPED) copy[key] = after
  }
  return copy ?? record
}

/** What was found clean before the first change. Each part is cleaned once: twice per level would be 2^depth. */
function keysBefore(record: Record<string, unknown>, end: string): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const key in record) {
    if (key === end) break
    copy[key] = record[key]
  }
  return copy
}

function isPlainKey(key: string): boolean {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') return false
  return key.length <= MAX_KEY_LENGTH && key.isWellFormed() && !key.includes('\0')
}
