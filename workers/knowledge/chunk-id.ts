export function chunkId(documentId: string, version: number, n: number): string {
  return `${documentId}.${version}.${n}`
}

/** Null when it is the id of no chunk. */
export function parseChunkId(id: string): { documentId: string; version: number; n: number } | null {
  const [, documentId, version, n] = /^(doc_[\w-]{1,32})\.([1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.exec(id) ?? []
  return documentId === undefined ? null : { documentId, version: Number(version), n: Number(n) }
}
