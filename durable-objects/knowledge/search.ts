import { Bm25Index, type TokenCounts } from '../../workers/knowledge/bm25'
import type { Audience, KnowledgeHit } from '../../workers/knowledge/document'
import { fuse } from '../../workers/knowledge/fuse'
import { SameWords, withheldDocuments } from './tellable'

/** How many each search brings into the fusion. */
const CANDIDATES = 40

export interface SearchQuery {
  query: string
  limit: number
  vectorHits?: { id: string; score: number }[]
  /** For whom: what is for agents only is found for them alone. */
  audience?: Audience
}

/** The inverted index of one tenant, in memory; made from the stored tokens when it is first asked. */
export class KnowledgeSearch {
  readonly #ids: string[] = []
  readonly #places: { documentId: string; n: number }[] = []
  readonly #at = new Map<string, number>()
  readonly #same: SameWords
  readonly #index: Bm25Index

  constructor(sql: SqlStorage) {
    const tokens: TokenCounts[] = []
    const words: (number | null)[] = []
    for (const row of sql.exec('SELECT document_id, n, id, words, hashes, counts, length FROM chunks')) {
      this.#at.set(String(row.id), this.#ids.length)
      this.#ids.push(String(row.id))
      this.#places.push({ documentId: String(row.document_id), n: Number(row.n) })
      words.push(row.words === null ? null : Number(row.words))
      tokens.push({
        hashes: new Uint32Array(bytesOf(row.hashes)),
        counts: new Uint8Array(bytesOf(row.counts)),
        length: Number(row.length),
      })
    }
    this.#same = new SameWords(words)
    this.#index = new Bm25Index(tokens)
  }

  /**
   * Best first, fused from full text and vectors, of what may be told now. A vector whose chunk is gone is skipped: Vectorize
   * deletes late.
   */
  search(sql: SqlStorage, { query, limit, vectorHits = [], audience = 'customers' }: SearchQuery): KnowledgeHit[] {
    const withheld = withheldDocuments(sql, audience, Date.now())
    const isWithheld = (at: number) => withheld.has(this.#places[at]?.documentId ?? '')
    const { hits, weight } = this.#index.search(query, CANDIDATES, (scores) =>
      this.#same.strike(scores, withheld.size > 0 ? isWithheld : null),
    )
    const known = vectorHits.flatMap(({ id, score }) => {
      const at = this.#at.get(id)
      return at === undefined || isWithheld(at) ? [] : [{ at, score }]
    })
    return fuse(hits, this.#same.joined(known, hits), weight)
      .slice(0, limit)
      .flatMap((found) => {
        const chunk = this.#chunk(sql, found.at)
        return chunk
          ? [
              {
                ...chunk,
                score: found.score,
                bm25: found.bm25,
                coverage: weight > 0 ? found.covered / weight : 0,
                vector: found.vector,
              },
            ]
          : []
      })
  }

  #chunk(sql: SqlStorage, at: number): Omit<KnowledgeHit, 'score' | 'bm25' | 'coverage' | 'vector'> | undefined {
    const place = this.#places[at]
    if (!place) return undefined
    const row = sql
      .exec(
        `SELECT c.id, c.heading, c.text, c.language, c.place, d.title, d.audience FROM chunks c JOIN documents d USING (document_id)
         WHERE c.document_id = ? AND c.n = ?`,
        place.documentId,
        place.n,
      )
      .toArray()[0]
    return (
      row && {
        chunkId: String(row.id),
        documentId: place.documentId,
        title: String(row.title),
        ...(row.heading === null ? {} : { heading: String(row.heading) }),
        text: String(row.text),
        language: String(row.language),
        ...(row.place === null ? {} : { place: String(row.place) }),
        audience: row.audience === 'agents' ? ('agents' as const) : ('customers' as const),
      }
    )
  }
}

function bytesOf(value: SqlStorageValue | undefined): ArrayBuffer {
  return value instanceof ArrayBuffer ? value : new ArrayBuffer(0)
}
