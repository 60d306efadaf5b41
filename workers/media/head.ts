/** The beginning of a stream, and all of it to be read again from there. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let size = 0
  while (size < bytes) {
    const { done, value } = await iterator.next()
    if (done) break
    read.push(value)
    size += value.byteLength
  }
  const head = new Uint8Array(Math.min(size, bytes))
  let at = 0
  for (const chunk of read) {
    const part = chunk.subarray(0, head.byteLength - at)
    head.set(part, at)
    at += part.byteLength
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* read.splice(0)
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { head, chunks: whole() }
}
