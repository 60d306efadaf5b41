import { Bm25Index } from '../../workers/knowledge/bm25'
import type { Audience, KnowledgeHit } from '../../workers/knowledge/document'
import { fuse } from '../../workers/knowledge/fuse'
import { countMarked } from './counted'
import { chunksAt } from './found'
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
    countMarked(sql)
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
    const fused = fuse(hits, same.joined(known, hits), weight).slice(0, limit)
    const chunks = chunksAt(
      sql,
      fused.map(({ at }) => passages[at] ?? { documentId: '', n: 0 }),
    )
    return fused.flatMap(({ score, bm25, covered, vector }, place) => {
      const chunk = chunks[place]
      return chunk ? [{ ...chunk, score, bm25, coverage: weight > 0 ? covered / weight : 0, vector }] : []
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
