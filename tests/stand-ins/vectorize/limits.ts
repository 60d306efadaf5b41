import { DIMENSIONS } from '../ai/embed'
import { StandInError } from '../ai/failures'
import type { Filter, Metadata } from './filter'

/** Vectorize's limits, so that what works here works there. */
export const MAX_ID_BYTES = 64
const MAX_NAMESPACE_BYTES = 64
const MAX_VECTORS = 1000
const MAX_IDS = { deleteByIds: 100, getByIds: 20 }
const MAX_METADATA_BYTES = 10 * 1024
const MAX_TOP_K = { plain: 100, withValues: 20 }

export interface Vector {
  id: string
  values: ArrayLike<number>
  namespace?: string
  metadata?: Metadata
}

export interface QueryOptions {
  topK?: number
  namespace?: string
  filter?: Filter
  returnValues?: boolean
  returnMetadata?: boolean | 'none' | 'indexed' | 'all'
}

const encoder = new TextEncoder()

function bytes(text: string): number {
  return encoder.encode(text).length
}

function refuse(code: number, message: string): never {
  throw new StandInError('VectorizeError', code, 400, message)
}

function checkDimensions(values: ArrayLike<number>): void {
  if (values.length !== DIMENSIONS)
    refuse(40012, `invalid vector, expected ${DIMENSIONS} dimensions, and got ${values.length}`)
}

export function checkVectors(vectors: Vector[]): void {
  if (vectors.length === 0 || vectors.length > MAX_VECTORS)
    refuse(40007, `1 to ${MAX_VECTORS} vectors a call, got ${vectors.length}`)
  for (const vector of vectors) {
    if (vector.id === '' || bytes(vector.id) > MAX_ID_BYTES) refuse(40008, `id too long; max is ${MAX_ID_BYTES} bytes`)
    if (bytes(vector.namespace ?? '') > MAX_NAMESPACE_BYTES)
      refuse(40009, `namespace too long; max is ${MAX_NAMESPACE_BYTES} bytes`)
    if (bytes(JSON.stringify(vector.metadata ?? {})) > MAX_METADATA_BYTES)
      refuse(40010, 'metadata too large; max is 10 KiB')
    checkDimensions(vector.values)
  }
}

export function checkIds(method: keyof typeof MAX_IDS, ids: string[]): void {
  if (ids.length > MAX_IDS[method])
    refuse(40007, `too many ids in payload; max id count is ${MAX_IDS[method]}, got ${ids.length}`)
}

export function checkQuery(values: ArrayLike<number>, options: QueryOptions): number {
  checkDimensions(values)
  const heavy = options.returnValues === true || options.returnMetadata === true || options.returnMetadata === 'all'
  const most = heavy ? MAX_TOP_K.withValues : MAX_TOP_K.plain
  const topK = options.topK ?? 5
  if (!Number.isInteger(topK) || topK < 1 || topK > most) refuse(40025, `topK must be between 1 and ${most}`)
  return topK
}
