/** What was written here, or read out of a file or a web page. */
export type DocumentKind = 'text' | 'markdown' | 'faq' | 'file' | 'page'

/** A chunk as the tenant's KnowledgeDO keeps it. `id` is `<documentId>.<version>.<n>`. */
export interface Chunk {
  id: string
  text: string
  heading?: string
  language: string
}

export interface KnowledgeDocument {
  documentId: string
  version: number
  title: string
  language?: string
  kind: DocumentKind
  chunks: Chunk[]
}

/** A chunk as found. `bm25` and `vector` are 0 where that search did not find it; `score` is the fused rank. */
export interface KnowledgeHit {
  chunkId: string
  documentId: string
  title: string
  heading?: string
  text: string
  language: string
  score: number
  bm25: number
  /** Share of the question's token weight that the text holds, 0..1: comparable between questions, as bm25 is not. */
  coverage: number
  vector: number
}

/** A chunk as it is shown to a person. */
export interface KnowledgePassage {
  id: string
  documentId: string
  title: string
  heading: string | null
  text: string
  language: string
}

export interface Intent {
  name: string
  description?: string
  examples: string[]
}

export interface Classification {
  /** null: none of the tenant's intents, by the calibrated threshold. */
  intent: string | null
  /** 0..1 */
  confidence: number
  ranking: { intent: string; score: number }[]
}
