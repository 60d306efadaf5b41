import type { Opened } from './document-dialog'

/**
 * What an address opens. `#doc_…` a document, `#doc_…?chunk=…&quote=…` at the passage an answer leans on, with its words
 * marked; `#faq?question=…&suggestion=…` a new question that somebody asked. Behind the `#`: no server sees what was asked or quoted.
 */
export function openedBy(hash: string): Opened | null {
  const [id = '', rest = ''] = hash.slice(1).split(/\?(.*)/s)
  const said = new URLSearchParams(rest)
  if (id === 'faq') {
    const suggestionId = said.get('suggestion')
    return { kind: 'faq', question: said.get('question') ?? '', ...(suggestionId ? { suggestionId } : {}) }
  }
  if (!id.startsWith('doc_')) return null
  const chunkId = said.get('chunk')
  const document = { kind: 'document', documentId: id } as const
  return chunkId ? { ...document, cited: { chunkId, quote: said.get('quote') } } : document
}

/** The address of the passage an answer leans on. */
export function citedPath({
  documentId,
  chunkId,
  quote,
}: {
  documentId: string
  chunkId: string
  quote?: string | null | undefined
}): string {
  const said = new URLSearchParams({ chunk: chunkId, ...(quote ? { quote } : {}) })
  return `/knowledge#${documentId}?${said}`
}
