import { computed, signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { t } from '../i18n'
import { problemText } from '../problem-text'

async function fetchDocuments() {
  return (await ok(api.knowledge.documents.$get())).documents
}

export type DocumentShown = Awaited<ReturnType<typeof fetchDocuments>>[number]
export interface DocumentDraft {
  title: string
  kind: 'text' | 'markdown' | 'faq'
  text: string
}

/** A file on its way to the server; once it is there its row is a document. */
export interface Upload {
  id: string
  name: string
  bytes: number
  /** What is wrong with it, and what to do; null while it is sent. */
  problem: string | null
}

const LOOK_AGAIN_MS = 800
/** After something went wrong: often enough to be back soon, seldom enough to be no burden. */
const TRY_AGAIN_MS = 5_000
/** What one document may have; said before anything is sent. */
export const MOST_BYTES = 2_000_000
const TEXT_KINDS: Record<string, DocumentDraft['kind']> = {
  txt: 'text',
  csv: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'text',
  htm: 'text',
}
export const ACCEPTED = Object.keys(TEXT_KINDS)
  .map((ending) => `.${ending}`)
  .join(',')

/** What the assistant may answer from. Looks again by itself for as long as something is being read. */
export function createKnowledge() {
  const documents = signal<DocumentShown[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const uploads = signal<readonly Upload[]>([])
  const words = signal('')
  const shown = computed(() => {
    const wanted = words.value.trim().toLowerCase()
    return (documents.value ?? []).filter(({ title }) => title.toLowerCase().includes(wanted))
  })
  const totals = computed(() => {
    const all = documents.value ?? []
    const used = all.filter(({ state }) => state === 'ready')
    return { documents: all.length, passages: used.reduce((sum, { chunks }) => sum + chunks, 0) }
  })
  let timer = 0
  let closed = false

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
    const reading = documents.peek()?.some(({ state }) => state === 'pending' || state === 'ingesting')
    if (problem.peek()) timer = window.setTimeout(() => void load(), TRY_AGAIN_MS)
    else if (reading) timer = window.setTimeout(() => void load(), LOOK_AGAIN_MS)
  }

  async function save(draft: DocumentDraft, documentId?: string): Promise<void> {
    if (documentId === undefined) await ok(api.knowledge.documents.$post({ json: draft }))
    else await ok(api.knowledge.documents[':documentId'].$put({ param: { documentId }, json: draft }))
    await load()
  }

  /** Each file by itself: one that cannot be read does not hold back the others. */
  async function upload(files: Iterable<File>): Promise<void> {
    await Promise.all([...files].map(uploadOne))
  }

  async function uploadOne(file: File): Promise<void> {
    const id = crypto.randomUUID()
    uploads.value = [...uploads.peek(), { id, name: file.name, bytes: file.size, problem: null }]
    const refuse = (text: string) => {
      uploads.value = uploads.peek().map((one) => (one.id === id ? { ...one, problem: text } : one))
    }
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
    const kind = TEXT_KINDS[ending]
    if (!kind) return refuse(t('knowledge.wrongType', { name: file.name }))
    if (file.size > MOST_BYTES) return refuse(t('knowledge.tooLarge', { name: file.name }))
    try {
      const text = await file.text()
      await save({
        title: file.name.replace(/\.[^.]+$/, ''),
        kind,
        text: ending.startsWith('htm') ? textOfPage(text) : text,
      })
      dismiss(id)
    } catch (error) {
      refuse(problemText(error))
    }
  }

  function dismiss(id: string): void {
    uploads.value = uploads.peek().filter((one) => one.id !== id)
  }

  return {
    documents,
    problem,
    uploads,
    words,
    shown,
    totals,
    load,
    save,
    upload,
    dismiss,
    async text(documentId: string): Promise<string> {
      return (await ok(api.knowledge.documents[':documentId'].$get({ param: { documentId } }))).document.text ?? ''
    },
    async retry(documentId: string): Promise<void> {
      await ok(api.knowledge.documents[':documentId'].retry.$post({ param: { documentId } }))
      await load()
    },
    async remove(documentId: string): Promise<void> {
      await ok(api.knowledge.documents[':documentId'].$delete({ param: { documentId } }))
      await load()
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}

export type Knowledge = ReturnType<typeof createKnowledge>

/** The words of a saved web page. Parsed as inert: nothing in it runs or loads. */
function textOfPage(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const hidden of page.querySelectorAll('script, style, noscript, template')) hidden.remove()
  return [
    page.title,
    ...[...page.querySelectorAll('h1, h2, h3, h4, p, li, td, th, dt, dd')].map((part) => part.textContent ?? ''),
  ]
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
}
