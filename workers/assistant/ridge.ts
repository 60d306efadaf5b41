/** Lower triangle of a symmetric, positive definite matrix, row by row; the factor replaces it in place. */
export function cholesky(matrix: Float64Array[]): void {
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      const other = matrix[j] ?? row
      let sum = row[j] ?? 0
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0)
      row[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1)
    }
  }
}

/** Solves L·Lᵀ·x = b in place. */
export function solve(factor: readonly Float64Array[], b: Float64Array): void {
  for (const [i, row] of factor.entries()) {
    let sum = b[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (b[k] ?? 0)
    b[i] = sum / (row[i] ?? 1)
  }
  for (let i = factor.length - 1; i >= 0; i--) {
    const row = factor[i] ?? new Float64Array()
    const value = (b[i] ?? 0) / (row[i] ?? 1)
    b[i] = value
    for (let k = 0; k < i; k++) b[k] = (b[k] ?? 0) - (row[k] ?? 0) * value
  }
}

/** Diagonal of the inverse of L·Lᵀ: squared columns of L⁻¹. */
export function inverseDiagonal(factor: readonly Float64Array[]): Float64Array {
  const size = factor.length
  const diagonal = new Float64Array(size)
  const column = new Float64Array(size)
  for (let from = 0; from < size; from++) {
    for (let i = from; i < size; i++) {
      const row = factor[i] ?? column
      let sum = i === from ? 1 : 0
      for (let k = from; k < i; k++) sum -= (row[k] ?? 0) * (column[k] ?? 0)
      const value = sum / (row[i] ?? 1)
      column[i] = value
      diagonal[from] = (diagonal[from] ?? 0) + value * value
    }
  }
  return diagonal
}
