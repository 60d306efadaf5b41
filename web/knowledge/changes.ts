export interface Line {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond that the table of the comparison would be too large: what lies between is shown as replaced. */
const MOST_CELLS = 4_000_000

/** Line by line, what a text says now and did not say before, and the other way round. */
export function changedLines(before: string, after: string): Line[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start += 1
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1
  const same = (text: string): Line => ({ kind: 'same', text })
  return [
    ...old.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ]
}

/** By the longest common subsequence. */
function between(old: readonly string[], now: readonly string[]): Line[] {
  const removed = old.map((text): Line => ({ kind: 'removed', text }))
  const added = now.map((text): Line => ({ kind: 'added', text }))
  if (old.length * now.length > MOST_CELLS) return [...removed, ...added]
  const wide = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * wide)
  const at = (i: number, j: number) => lengths[i * wide + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * wide + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const isSame = i < old.length && j < now.length && old[i] === now[j]
    const line = isSame
      ? ({ kind: 'same', text: old[i] ?? '' } as const)
      : j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))
        ? removed[i]
        : added[j]
    if (line) lines.push(line)
    if (line?.kind !== 'added') i += 1
    if (line?.kind !== 'removed') j += 1
  }
  return lines
}

/** The changes with one line around them; null stands for what is left out. */
export function withContext(lines: readonly Line[]): (Line | null)[] {
  const isNear = (index: number) => [-1, 0, 1].some((step) => (lines[index + step]?.kind ?? 'same') !== 'same')
  return lines.flatMap((line, index) => (isNear(index) ? [line] : index === 0 || isNear(index - 1) ? [null] : []))
}
