/** The whole body, or null as soon as it is known to be larger: an unbounded stream is never read to its end. */
export async function readAtMost(request: Request, limit: number): Promise<ArrayBuffer | null> {
  const declared = request.headers.get('content-length')
  if (declared !== null) return Number(declared) > limit ? null : request.arrayBuffer()
  if (!request.body) return new ArrayBuffer(0)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(new Uint8Array(chunk))
  }
  return new Blob(chunks).arrayBuffer()
}
