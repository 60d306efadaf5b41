import type { Spend } from './server'

export interface Sum {
  name: string
  neurons: number
  calls: number
}

type Row = Spend['days'][number]

/** Dearest first. */
export function byPurpose(days: readonly Row[]): Sum[] {
  return summed(days, ({ purpose }) => purpose).sort((a, b) => b.neurons - a.neurons)
}

/** One for each of the last `count` days up to `today`, oldest first; nothing spent is a day too. */
export function byDay(days: readonly Row[], today: string, count: number): Sum[] {
  const found = new Map(summed(days, ({ day }) => day).map((sum) => [sum.name, sum]))
  return Array.from({ length: count }, (_, i) => {
    const name = new Date(Date.parse(today) - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10)
    return found.get(name) ?? { name, neurons: 0, calls: 0 }
  })
}

export function total(sums: readonly Sum[]): Omit<Sum, 'name'> {
  return sums.reduce((all, { neurons, calls }) => ({ neurons: all.neurons + neurons, calls: all.calls + calls }), {
    neurons: 0,
    calls: 0,
  })
}

function summed(days: readonly Row[], nameOf: (row: Row) => string): Sum[] {
  const sums = new Map<string, Sum>()
  for (const row of days) {
    const name = nameOf(row)
    const sum = sums.get(name) ?? { name, neurons: 0, calls: 0 }
    sums.set(name, { name, neurons: sum.neurons + row.neurons, calls: sum.calls + row.calls })
  }
  return [...sums.values()]
}
