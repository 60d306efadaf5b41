export interface ByteRange {
  offset: number
  length: number
}

/**
 * RFC 9110: one range of a file. `whole`: none was asked for, or several, which may be answered with everything.
 * `unsatisfiable`: it lies behind the end.
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { offset: size - length, length }
  }
  const offset = Number(from)
  if (offset >= size) return 'unsatisfiable'
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return last < offset ? 'whole' : { offset, length: last - offset + 1 }
}
