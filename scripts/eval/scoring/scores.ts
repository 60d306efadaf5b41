/** What a prediction says of a message, and what it is. */
export interface Judged {
  truth: string
  label: string
  /** How sure it is that the message is of any class at all; higher is surer. */
  score: number
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : (100 * part) / whole
}

export function accuracy(judged: readonly Judged[]): number {
  return percent(judged.filter(({ truth, label }) => truth === label).length, judged.length)
}

/** Mean of F1 over the classes that occur, each counting the same. */
export function macroF1(judged: readonly Judged[]): number {
  const classes = [...new Set(judged.map(({ truth }) => truth))]
  const f1 = classes.map((name) => {
    const right = judged.filter(({ truth, label }) => truth === name && label === name).length
    const said = judged.filter(({ label }) => label === name).length
    const is = judged.filter(({ truth }) => truth === name).length
    return said + is === 0 ? 0 : (2 * right) / (said + is)
  })
  return 100 * mean(f1)
}

/** Chance that something in scope scores above something out of scope; 50 is a coin. */
export function auroc(inside: readonly number[], outside: readonly number[]): number {
  if (inside.length === 0 || outside.length === 0) return Number.NaN
  const all = [
    ...inside.map((score) => ({ score, inside: true })),
    ...outside.map((score) => ({ score, inside: false })),
  ]
  all.sort((a, b) => a.score - b.score)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.score === all[from]?.score) to++
    const rank = (from + to + 1) / 2 // of equals: the middle of their places
    ranks += rank * all.slice(from, to).filter((one) => one.inside).length
    from = to
  }
  return percent(ranks - (inside.length * (inside.length + 1)) / 2, inside.length * outside.length)
}

/** 1 for the first place, 1/2 for the second …, 0 beyond the tenth. */
export function reciprocalRank(ranking: readonly string[], relevant: readonly string[]): number {
  const place = ranking.slice(0, 10).findIndex((id) => relevant.includes(id))
  return place < 0 ? 0 : 1 / (place + 1)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
}
