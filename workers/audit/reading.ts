import type { Principal } from '../auth/principal'

/** Whoever has a conversation open asks for page after page of it: that is one reading. */
const ONE_READING_MS = 15 * 60_000
const MOST = 10_000

/** When the last entry was written, by reader and conversation; in another isolate it is written once more. */
const readings = new Map<string, number>()

/** Whether this read is to go on record: of somebody whose organization keeps who looked at what. */
export function isNewReading(reader: Principal, target: string | null, now: number): boolean {
  if (reader.kind !== 'agent' || !reader.readsOnRecord) return false
  const key = `${reader.tenantId}/${reader.userId}/${target}`
  if (now - (readings.get(key) ?? 0) < ONE_READING_MS) return false
  if (readings.size >= MOST) readings.clear()
  readings.set(key, now)
  return true
}
