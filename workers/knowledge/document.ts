/** What was written here, or read out of a file or a web page. */
export type DocumentKind = 'text' | 'markdown' | 'faq' | 'file' | 'page'

/** A chunk as the tenant's KnowledgeDO keeps it. `id` is `<documentId>.<version>.<n>`. */
export interface Chunk {
  id: string
  text: string
  heading?: string
  language: string
  /** Where in the document it stands: "p. 12", "Prices!A5". */
  place?: string
  /** Of its words (sameness.ts): two chunks that have the same say the same, and are found once. */
  words?: number
}

/** Who may be told. */
export type Audience = 'customers' | 'agents'

/** What is not in a document's text, and changes without reading it again. */
export interface DocumentDetails {
  audience: Audience
  /** Epoch ms; from then on nothing is found in it. */
  expiresAt: number | null
  /** Of a page. */
  url: string | null
}

/** What is said of a document while it is at this version. */
export interface DocumentDescription extends DocumentDetails {
  documentId: string
  version: number
}

export interface KnowledgeDocument extends Partial<DocumentDetails> {
  documentId: string
  version: number
  title: string
  language?: string
  kind: DocumentKind
  chunks: Chunk[]
  /** Who may be told is said right afterwards (`DocumentDescription`): until then nobody hears more than before. */
  isUnconfirmed?: boolean
}

/** A chunk as found. `bm25` and `vector` are 0 where that search did not find it; `score` is the fused rank. */
export interface KnowledgeHit {
  chunkId: string
  documentId: string
  title: string
  heading?: string
  text: string
  language: string
  place?: string
  /** Whether a customer may be told. */
  audience?: Audience
  score: number
  bm25: number
  /** Share of the question's token weight that the text holds, 0..1: comparable between questions, as bm25 is not. */
  coverage: number
  vector: number
  /** What stands before and after it in the same section: context, no hits of their own. */
  before?: Neighbour | undefined
  after?: Neighbour | undefined
}

/** A passage beside a hit, or as much of it as is near. */
export interface Neighbour {
  chunkId: string
  text: string
}

/** A chunk as it is shown to a person. */
export interface KnowledgePassage {
  id: string
  documentId: string
  title: string
  heading: string | null
  text: string
  language: string
  place: string | null
  audience: Audience
  /** Of a page: where it stands on the web. */
  url: string | null
}

/** A chunk among those of its document. */
export interface ListedPassage {
  id: string
  n: number
  /** Of an entry: the question as it is shown. */
  heading: string | null
  /** Further phrasings that lead to it. */
  phrasings: string[]
  text: string
  language: string
  place: string | null
  /** Another document says the same in the same words: it is found there or here, but once. */
  sameAs: { documentId: string; title: string } | null
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
