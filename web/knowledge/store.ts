import { computed, signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { type Filter, filtered } from './filter'
import { type DocumentShown, fetchDocuments, removeDocument } from './server'
import { createUploads } from './uploads'

export type { DocumentShown } from './server'

export interface DocumentDraft {
  title: string
  kind: 'text' | 'markdown' | 'faq'
  text: string
}

export type Details = Pick<DocumentShown, 'audience' | 'expiresAt'>

/** What is written on; a new one may be begun to answer what customers asked. */
interface Place {
  documentId?: string | undefined
  suggestionId?: string
}

const LOOK_AGAIN_MS = 800
/** After something went wrong: often enough to be back soon, seldom enough to be no burden. */
const TRY_AGAIN_MS = 5_000

/** What the assistant may answer from. Looks again by itself for as long as something is being read. */
export function createKnowledge() {
  const documents = signal<DocumentShown[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const words = signal('')
  const filter = signal<Filter>('all')
  const shown = computed(() => filtered(documents.value ?? [], filter.value, words.value))
  const totals = computed(() => {
    const all = documents.value ?? []
    const used = all.filter(({ state }) => state === 'ready')
    return { documents: all.length, passages: used.reduce((sum, { chunks }) => sum + chunks, 0) }
  })
  let timer = 0
  let closed = false
  const uploads = createUploads(load)

  async function load(): Promise<void> {
    clearTimeout(timer)
    try {
      documents.value = await fetchDocuments()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
    if (closed) return
    const reading = documents.peek()?.some(({ stage }) => stage !== null)
    if (problem.peek()) timer = window.setTimeout(() => void load(), TRY_AGAIN_MS)
    else if (reading) timer = window.setTimeout(() => void load(), LOOK_AGAIN_MS)
  }

  /** What was written, published at once. True: it closed the question that it was begun to answer. */
  async function save(draft: DocumentDraft, details: Details, { documentId, ...begun }: Place): Promise<boolean> {
    const json = { ...draft, ...details }
    let closed = false
    if (documentId === undefined)
      closed = (await ok(api.knowledge.documents.$post({ json: { ...json, ...begun } }))).closedSuggestion
    else await ok(api.knowledge.documents[':documentId'].$put({ param: { documentId }, json }))
    await load()
    return closed
  }

  /** Answers where it is. */
  async function saveDraft(draft: DocumentDraft, details: Details, { documentId, ...begun }: Place): Promise<string> {
    let id = documentId
    if (id === undefined)
      id = (await ok(api.knowledge.documents.$post({ json: { ...draft, ...details, ...begun, draft: true } }))).document
        .id
    else {
      const param = { documentId: id }
      await ok(api.knowledge.documents[':documentId'].draft.$put({ param, json: draft }))
      await ok(api.knowledge.documents[':documentId'].$patch({ param, json: details }))
    }
    await load()
    return id
  }

  /** For its effect to be tried. The text alone of what is there: who is told it, and how long, changes by no question. */
  async function keepForTrial(draft: DocumentDraft, details: Details, place: Place): Promise<string> {
    const { documentId } = place
    if (documentId === undefined) return saveDraft(draft, details, place)
    await ok(api.knowledge.documents[':documentId'].draft.$put({ param: { documentId }, json: draft }))
    await load()
    return documentId
  }

  /** With what stands on the screen: it is saved as the draft first. */
  async function publish(draft: DocumentDraft, details: Details, documentId: string): Promise<boolean> {
    await saveDraft(draft, details, { documentId })
    const published = await ok(api.knowledge.documents[':documentId'].publish.$post({ param: { documentId } }))
    await load()
    return published.closedSuggestion
  }

  async function changeDetails(documentId: string, details: Details): Promise<void> {
    await ok(api.knowledge.documents[':documentId'].$patch({ param: { documentId }, json: details }))
    await load()
  }

  return {
    documents,
    problem,
    uploads,
    words,
    filter,
    shown,
    totals,
    load,
    save,
    saveDraft,
    keepForTrial,
    publish,
    changeDetails,
    async discardDraft(documentId: string): Promise<void> {
      await ok(api.knowledge.documents[':documentId'].draft.$delete({ param: { documentId } }))
      await load()
    },
    /** What is published, or the draft where there is one. */
    async text(documentId: string, draft: boolean): Promise<string> {
      const param = { documentId }
      if (draft) return (await ok(api.knowledge.documents[':documentId'].draft.$get({ param }))).draft.text
      return (await ok(api.knowledge.documents[':documentId'].$get({ param }))).document.text ?? ''
    },
    async retry(documentId: string): Promise<void> {
      await ok(api.knowledge.documents[':documentId'].retry.$post({ param: { documentId } }))
      await load()
    },
    async restore(documentId: string, version: number): Promise<void> {
      const param = { documentId, version: String(version) }
      await ok(api.knowledge.documents[':documentId'].versions[':version'].restore.$post({ param }))
      await load()
    },
    async remove(documentId: string) {
      const receipt = await removeDocument(documentId)
      await load()
      return receipt
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}

export type Knowledge = ReturnType<typeof createKnowledge>
