import { Bm25Index } from '../../workers/knowledge/bm25'
import type { Audience, KnowledgeHit } from '../../workers/knowledge/document'
import { fuse } from '../../workers/knowledge/fuse'
import { type IndexedPassage, readSegments, refreshed, type Segment } from './segments'
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
  #segments: Segment[]
  #arranged: Arranged
  /** Documents that were put or removed since. */
  readonly #changed = new Set<string>()

  constructor(sql: SqlStorage) {
    this.#segments = readSegments(sql)
    this.#arranged = arranged(this.#segments)
  }

  /** Before the next search it is read again, as it then is. */
  outdate(documentId: string): void {
    this.#changed.add(documentId)
  }

  /**
   * Best first, fused from full text and vectors, of what may be told now. A vector whose chunk is gone is skipped: Vectorize
   * deletes late.
   */
  search(sql: SqlStorage, { query, limit, vectorHits = [], audience = 'customers' }: SearchQuery): KnowledgeHit[] {
    this.#refresh(sql)
    const { passages, places, same, index } = this.#arranged
    const withheld = withheldDocuments(sql, audience, Date.now())
    const isWithheld = (at: number) => withheld.has(passages[at]?.documentId ?? '')
    const { hits, weight } = index.search(query, CANDIDATES, (scores) =>
      same.strike(scores, withheld.size > 0 ? isWithheld : null),
    )
    const known = vectorHits.flatMap(({ id, score }) => {
      const at = places.get(id)
      return at === undefined || isWithheld(at) ? [] : [{ at, score }]
    })
    return fuse(hits, same.joined(known, hits), weight)
      .slice(0, limit)
      .flatMap((found) => {
        const chunk = chunkOf(sql, passages[found.at])
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

  #refresh(sql: SqlStorage): void {
    if (this.#changed.size === 0) return
    this.#segments = refreshed(sql, this.#segments, this.#changed)
    this.#arranged = arranged(this.#segments)
    this.#changed.clear()
  }
}

/** By position in the index. */
interface Arranged {
  passages: IndexedPassage[]
  /** Chunk → position. */
  places: ReadonlyMap<string, number>
  same: SameWords
  index: Bm25Index
}

function arranged(segments: readonly Segment[]): Arranged {
  const passages = segments.flatMap((segment) => segment.passages)
  return {
    passages,
    places: new Map(passages.map(({ id }, at) => [id, at])),
    same: new SameWords(passages.map(({ words }) => words)),
    index: new Bm25Index(
      [],
      segments.map(({ postings }) => postings),
    ),
  }
}

function chunkOf(
  sql: SqlStorage,
  place: IndexedPassage | undefined,
): Omit<KnowledgeHit, 'score' | 'bm25' | 'coverage' | 'vector'> | undefined {
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
