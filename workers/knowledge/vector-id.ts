/** Vectorize refuses longer ids. */
const MAX_BYTES = 64
const TENANT_CHARS = 16

/**
 * `<16 hex of the tenant>.<chunk>`: Vectorize reads and deletes by id without a namespace, so the id itself must say
 * whose it is. Made here only.
 */
export async function vectorId(tenantId: string, chunkId: string): Promise<string> {
  return (await vectorIds(tenantId, [chunkId]))[0] ?? ''
}

export async function vectorIds(tenantId: string, chunkIds: readonly string[]): Promise<string[]> {
  const prefix = await tenantPrefix(tenantId)
  return chunkIds.map((chunkId) => {
    const id = `${prefix}.${chunkId}`
    if (id.length > MAX_BYTES) throw new Error(`vector id of ${id.length} bytes`)
    return id
  })
}

/** Chunk of a vector id; undefined when it is another tenant's. */
export async function chunkOfVector(tenantId: string, id: string): Promise<string | undefined> {
  const prefix = `${await tenantPrefix(tenantId)}.`
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined
}

async function tenantPrefix(tenantId: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`vector|${tenantId}`))
  return Array.from(new Uint8Array(digest, 0, TENANT_CHARS / 2), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
