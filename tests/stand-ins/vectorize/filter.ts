export type Metadata = Record<string, string | number | boolean | string[]>
type Plain = string | number | boolean | null
export type Filter = Record<string, Plain | Record<string, Plain | Plain[]>>

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(metadata: Metadata, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), metadata)
}

function compare(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return undefined
}

function holds(operator: string, value: unknown, wanted: unknown): boolean {
  const order = compare(value, wanted)
  switch (operator) {
    case '$eq':
      return value === wanted || (wanted === null && value === undefined)
    case '$ne':
      return value !== wanted
    case '$in':
      return Array.isArray(wanted) && wanted.includes(value)
    case '$nin':
      return Array.isArray(wanted) && !wanted.includes(value)
    case '$lt':
      return order !== undefined && order < 0
    case '$lte':
      return order !== undefined && order <= 0
    case '$gt':
      return order !== undefined && order > 0
    case '$gte':
      return order !== undefined && order >= 0
    default:
      throw new RangeError(`unknown filter operator ${operator}`)
  }
}

/** Vectorize's metadata filter: every field must hold; a bare value means `$eq`. */
export function matchesFilter(metadata: Metadata, filter: Filter): boolean {
  return Object.entries(filter).every(([path, condition]) => {
    const value = at(metadata, path)
    if (!isObject(condition)) return holds('$eq', value, condition)
    return Object.entries(condition).every(([operator, wanted]) => holds(operator, value, wanted))
  })
}
