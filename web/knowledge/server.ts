import { api, ok } from '../api'

export async function fetchDocuments() {
  return (await ok(api.knowledge.documents.$get())).documents
}

export async function fetchSources() {
  return (await ok(api.knowledge.sources.$get())).sources
}

export async function fetchFailedPages(sourceId: string) {
  const { pages } = await ok(api.knowledge.sources[':sourceId'].$get({ param: { sourceId } }))
  return pages.filter(({ state }) => state === 'failed')
}

export async function fetchVersions(documentId: string) {
  return (await ok(api.knowledge.documents[':documentId'].versions.$get({ param: { documentId } }))).versions
}

export async function fetchVersionText(documentId: string, version: number): Promise<string> {
  const param = { documentId, version: String(version) }
  return (await ok(api.knowledge.documents[':documentId'].versions[':version'].$get({ param }))).version.text ?? ''
}

export async function fetchPassages(documentId: string, from: number) {
  const query = { from: String(from) }
  return ok(api.knowledge.documents[':documentId'].passages.$get({ param: { documentId }, query }))
}

export async function fetchAnswered(documentId: string) {
  return ok(api.knowledge.documents[':documentId'].questions.$get({ param: { documentId } }))
}

export async function proposePhrasings(asked: { question: string; answer?: string; phrasings: string[] }) {
  return (await ok(api.knowledge.phrasings.$post({ json: asked }))).phrasings
}

export type DocumentShown = Awaited<ReturnType<typeof fetchDocuments>>[number]
export type SourceShown = Awaited<ReturnType<typeof fetchSources>>[number]
export type VersionShown = Awaited<ReturnType<typeof fetchVersions>>[number]
export type Answered = Awaited<ReturnType<typeof fetchAnswered>>
export type PassageListed = Awaited<ReturnType<typeof fetchPassages>>['passages'][number]

export async function removeDocument(documentId: string) {
  return (await ok(api.knowledge.documents[':documentId'].$delete({ param: { documentId } }))).receipt
}

export type Receipt = Awaited<ReturnType<typeof removeDocument>>

export async function lookAgain(documentId: string): Promise<Receipt> {
  return (await ok(api.knowledge.deletions[':documentId'].$get({ param: { documentId } }))).deletion
}
