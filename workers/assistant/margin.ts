/** Examples as rows of numbers, laid end to end. */
export interface Rows {
  starts: Uint32Array
  features: Uint32Array
  weights: Float32Array
  /** For each row: squares of what no other row has. It is like itself by that much more, and need not be walked. */
  own: Float32Array
  /** How much it counts that a row is on its side of the border. */
  worth: Float32Array
  /** How many features there are. */
  width: number
}

/** How much a violated margin costs beside the length of the normal: best on random draws of the training parts. */
const COST = 2
const MOST_ROUNDS = 20
/** Where the steps are too small to change an answer. */
const CLOSE_ENOUGH = 0.1

/**
 * One class against the rest: a linear support vector machine with squared hinge loss, solved in its dual coordinate by
 * coordinate (Hsieh et al. 2008). Gives each row's part in the normal, signed, and the bias.
 */
export function separate(rows: Rows, isInside: (row: number) => boolean): { parts: Float32Array; bias: number } {
  const size = rows.own.length
  const normal = new Float32Array(rows.width)
  const alpha = new Float32Array(size)
  const sign = Int8Array.from({ length: size }, (_, row) => (isInside(row) ? 1 : -1))
  let bias = 0
  let order = Uint32Array.from({ length: size }, (_, row) => row)
  let border = Number.POSITIVE_INFINITY
  const random = chance(size)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let steepest = 0
    let kept = 0
    shuffle(order, random)
    for (const row of order) {
      const y = sign[row] ?? 1
      const part = alpha[row] ?? 0
      const own = rows.own[row] ?? 0
      const slack = 1 / (2 * COST * (rows.worth[row] ?? 1))
      const slope = y * (dot(rows, row, normal) + bias) + part * own - 1 + part * slack
      // Far on its own side and without a part: it will hardly come back, so it is not looked at again.
      if (part === 0 && slope > border) continue
      order[kept++] = row
      if (part === 0 && slope >= 0) continue
      steepest = Math.max(steepest, Math.abs(slope))
      const next = Math.max(0, part - slope / (2 + slack))
      alpha[row] = next
      add(rows, row, normal, y * (next - part))
      bias += y * (next - part)
    }
    order = order.subarray(0, kept)
    border = steepest
    if (steepest < CLOSE_ENOUGH) break
  }
  return { parts: alpha.map((part, row) => part * (sign[row] ?? 1)), bias }
}

function dot({ starts, features, weights }: Rows, row: number, normal: Float32Array): number {
  let sum = 0
  const end = starts[row + 1] ?? 0
  for (let i = starts[row] ?? 0; i < end; i++) sum += (normal[features[i] ?? 0] ?? 0) * (weights[i] ?? 0)
  return sum
}

function add({ starts, features, weights }: Rows, row: number, normal: Float32Array, by: number): void {
  const end = starts[row + 1] ?? 0
  for (let i = starts[row] ?? 0; i < end; i++) {
    const at = features[i] ?? 0
    normal[at] = (normal[at] ?? 0) + by * (weights[i] ?? 0)
  }
}

/** The same every time: training twice gives the same answers. */
function chance(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
}
