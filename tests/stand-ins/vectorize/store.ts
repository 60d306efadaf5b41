import { DurableObject } from 'cloudflare:workers'
import { type Metadata, matchesFilter } from './filter'
import type { QueryOptions, Vector } from './limits'

export interface Match {
  id: string
  score: number
  namespace?: string
  values?: number[]
  metadata?: Metadata
}

type Row = { id: string; namespace: string; vector: ArrayBuffer; metadata: string }

/** Written by this object from checked vectors, so its shape is known. */
function parseMetadata(text: string): Metadata {
  return JSON.parse(text)
}

function cosine(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let product = 0
  let a = 0
  let b = 0
  for (let index = 0; index < left.length; index++) {
    const x = left[index] ?? 0
    const y = right[index] ?? 0
    product += x * y
    a += x * x
    b += y * y
  }
  return a === 0 || b === 0 ? 0 : product / Math.sqrt(a * b)
}

/** The vectors, on disk. A query reads its whole namespace: right for a desk, wrong for production. */
export class VectorStore extends DurableObject<unknown> {
  readonly #sql = this.ctx.storage.sql

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env)
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS vectors (id TEXT PRIMARY KEY, namespace TEXT NOT NULL, vector BLOB NOT NULL, metadata TEXT NOT NULL);
       CREATE INDEX IF NOT EXISTS vectors_by_namespace ON vectors (namespace)`,
    )
  }

  write(vectors: Vector[], replace: boolean): void {
    const verb = replace ? 'INSERT OR REPLACE' : 'INSERT OR IGNORE'
    this.ctx.storage.transactionSync(() => {
      for (const vector of vectors) {
        const blob = Float32Array.from(vector.values).buffer
        const metadata = JSON.stringify(vector.metadata ?? {})
        this.#sql.exec(`${verb} INTO vectors VALUES (?, ?, ?, ?)`, vector.id, vector.namespace ?? '', blob, metadata)
      }
    })
  }

  remove(ids: string[]): void {
    this.ctx.storage.transactionSync(() => {
      for (const id of ids) this.#sql.exec('DELETE FROM vectors WHERE id = ?', id)
    })
  }

  read(ids: string[]): Required<Omit<Match, 'score'>>[] {
    return ids
      .flatMap((id) => this.#sql.exec<Row>('SELECT * FROM vectors WHERE id = ?', id).toArray())
      .map((row) => ({
        id: row.id,
        namespace: row.namespace,
        values: Array.from(new Float32Array(row.vector)),
        metadata: parseMetadata(row.metadata),
      }))
  }

  nearest(values: ArrayLike<number>, topK: number, options: QueryOptions): Match[] {
    const found: (Match & { row: Row })[] = []
    const rows = this.#sql.exec<Row>('SELECT * FROM vectors WHERE namespace = ?', options.namespace ?? '')
    for (const row of rows) {
      if (options.filter && !matchesFilter(parseMetadata(row.metadata), options.filter)) continue
      found.push({ id: row.id, score: cosine(values, new Float32Array(row.vector)), row })
    }
    found.sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
    const metadata =
      options.returnMetadata !== undefined && options.returnMetadata !== false && options.returnMetadata !== 'none'
    return found.slice(0, topK).map(({ row, ...match }) => ({
      ...match,
      ...(row.namespace === '' ? {} : { namespace: row.namespace }),
      ...(options.returnValues ? { values: Array.from(new Float32Array(row.vector)) } : {}),
      ...(metadata ? { metadata: parseMetadata(row.metadata) } : {}),
    }))
  }

  count(): number {
    return this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM vectors').one().n
  }
}
