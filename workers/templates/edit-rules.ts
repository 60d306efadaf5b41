/** Meta's rules about changing what it has approved. */

const DAY_MS = 24 * 3_600_000
const MOST_IN_30_DAYS = 10
const EDITABLE = new Set(['APPROVED', 'REJECTED', 'PAUSED'])
/** Meta keeps a deleted name that long. */
export const NAME_BLOCKED_MS = 30 * DAY_MS

export type Editable =
  | { ok: true }
  | { ok: false; reason: 'status' | 'once_a_day' | 'ten_a_month'; until: number | null }

/** `editedAt`: when an approved one was changed. */
export function mayEdit({ status, editedAt }: { status: string; editedAt: number[] }, now: number): Editable {
  if (!EDITABLE.has(status)) return { ok: false, reason: 'status', until: null }
  if (status !== 'APPROVED') return { ok: true }
  const recent = editedAt.filter((at) => at > now - 30 * DAY_MS).sort((a, b) => a - b)
  const [first] = recent
  if (first !== undefined && recent.length >= MOST_IN_30_DAYS)
    return { ok: false, reason: 'ten_a_month', until: first + 30 * DAY_MS }
  const last = recent.at(-1)
  if (last !== undefined && last > now - DAY_MS) return { ok: false, reason: 'once_a_day', until: last + DAY_MS }
  return { ok: true }
}

/** What is still worth knowing of it. */
export function withEdit(editedAt: number[], now: number): number[] {
  return [...editedAt.filter((at) => at > now - 30 * DAY_MS), now]
}

/** Its category is fixed as long as it is approved. */
export function isCategoryFixed(status: string): boolean {
  return status === 'APPROVED'
}
