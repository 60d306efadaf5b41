import type { Env } from '../env'
import { count } from '../platform/operations'
import { isSameDigest } from './digest'

/** Whose file it is: `name` is the message's id, or that of an upload. */
export interface FilePlace {
  tenantId: string
  conversationId: string
  name: string
}

/** R2: a part of a multipart upload has at least 5 MiB, and all but the last have one size. Also the most that is held in memory. */
const PART_BYTES = 8 * 1024 * 1024
/** R2: keys in one delete. */
const MOST_DELETED = 1_000

/** The one place where keys of files are made. */
export function keyOf({ tenantId, conversationId, name }: FilePlace): string {
  return `${tenantId}/media/${conversationId}/${name}`
}

export interface FileLabels {
  /** Of its content. */
  mimeType: string
  /** As it may be shown and saved (filename.ts). */
  filename: string
}

/** What travels with the object, so that the door needs to ask nobody. */
export function labelsOf(object: R2Object): FileLabels {
  return {
    mimeType: object.httpMetadata?.contentType ?? 'application/octet-stream',
    filename: decodeURIComponent(object.customMetadata?.filename ?? 'file'),
  }
}

export interface Storing {
  labels: FileLabels
  /** More than this is refused, however much was announced. */
  mostBytes: number
  /** Less than this is refused where no hash says that it is all. */
  leastBytes?: number
  /** Hex or base64; null: nobody said. */
  sha256: string | null
}

export type Stored =
  | { ok: true; size: number; sha256: string }
  | { ok: false; reason: 'too_large' | 'wrong_hash' | 'empty' }

/**
 * Streams into the bucket with at most one part in memory. What is too large or has another hash is never visible there.
 * Throws what the stream throws: nothing is stored then either.
 */
export async function storeFile(
  env: Env,
  place: FilePlace,
  chunks: AsyncIterable<Uint8Array>,
  wanted: Storing,
): Promise<Stored> {
  const file = new PartedFile(env, keyOf(place), wanted.labels)
  const digest = new crypto.DigestStream('SHA-256')
  digest.digest.catch(() => {}) // of a file that is refused nobody asks for it
  const hasher = digest.getWriter()
  try {
    for await (const chunk of chunks) {
      if (file.size + chunk.byteLength > wanted.mostBytes) return await refused(file, hasher, 'too_large')
      await hasher.write(chunk)
      await file.write(chunk)
    }
    if (file.size === 0) return await refused(file, hasher, 'empty')
    await hasher.close()
    const sha256 = new Uint8Array(await digest.digest).toHex()
    const isWhole = wanted.sha256 === null ? file.size >= (wanted.leastBytes ?? 0) : isSameDigest(wanted.sha256, sha256)
    if (!isWhole) {
      await file.abort()
      return { ok: false, reason: 'wrong_hash' }
    }
    await file.finish(sha256)
    return { ok: true, size: file.size, sha256 }
  } catch (error) {
    await file.abort()
    throw error
  }
}

async function refused(
  file: PartedFile,
  hasher: WritableStreamDefaultWriter<unknown>,
  reason: 'too_large' | 'empty',
): Promise<Stored> {
  await Promise.allSettled([hasher.abort(), file.abort()])
  return { ok: false, reason }
}

/** Safe to repeat. */
export async function deleteFiles(env: Env, places: readonly FilePlace[]): Promise<void> {
  for (let at = 0; at < places.length; at += MOST_DELETED)
    await env.BUCKET.delete(places.slice(at, at + MOST_DELETED).map(keyOf))
}

export interface Sparing {
  /** Names that are another's. */
  kept: ReadonlySet<string>
  /** Epoch ms: what is older and still here was spared before. */
  since: number
}

/** All files of a conversation, also those that no message names, but for what is spared. Safe to repeat. */
export async function deleteFilesOf(
  env: Env,
  conversation: Omit<FilePlace, 'name'>,
  { kept, since }: Sparing,
): Promise<void> {
  const prefix = keyOf({ ...conversation, name: '' })
  let cursor: string | undefined
  do {
    const page = await env.BUCKET.list({ prefix, ...(cursor === undefined ? {} : { cursor }) })
    const keys = page.objects
      .filter(({ key, uploaded }) => uploaded.getTime() >= since && !kept.has(key.slice(prefix.length)))
      .map(({ key }) => key)
    if (keys.length > 0) await env.BUCKET.delete(keys)
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
}

/** One put while it is small; parts once it is not. */
class PartedFile {
  readonly #env: Env
  readonly #key: string
  readonly #options: R2MultipartOptions
  #buffer = new Uint8Array(0)
  #filled = 0
  #upload: R2MultipartUpload | undefined
  readonly #parts: R2UploadedPart[] = []
  size = 0

  constructor(env: Env, key: string, { mimeType, filename }: FileLabels) {
    this.#env = env
    this.#key = key
    this.#options = {
      httpMetadata: { contentType: mimeType },
      customMetadata: { filename: encodeURIComponent(filename) },
    }
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.size += chunk.byteLength
    for (let rest = chunk; rest.byteLength > 0; ) {
      if (this.#filled === PART_BYTES) await this.#flush()
      const taken = Math.min(rest.byteLength, PART_BYTES - this.#filled)
      this.#grow(this.#filled + taken)
      this.#buffer.set(rest.subarray(0, taken), this.#filled)
      this.#filled += taken
      rest = rest.subarray(taken)
    }
  }

  async finish(sha256: string): Promise<void> {
    count('bucketWrites')
    const last = this.#buffer.subarray(0, this.#filled)
    if (!this.#upload) {
      await this.#env.BUCKET.put(this.#key, last, { ...this.#options, sha256 })
      return
    }
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, last))
    await this.#upload.complete(this.#parts)
  }

  async abort(): Promise<void> {
    await this.#upload?.abort().catch(() => {}) // parts that stay behind are removed by R2 itself
  }

  async #flush(): Promise<void> {
    count('bucketWrites')
    this.#upload ??= await this.#env.BUCKET.createMultipartUpload(this.#key, this.#options)
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, this.#buffer.subarray(0, this.#filled)))
    this.#filled = 0
  }

  #grow(needed: number): void {
    if (needed <= this.#buffer.byteLength) return
    const grown = new Uint8Array(Math.min(PART_BYTES, Math.max(needed, 2 * this.#buffer.byteLength, 65_536)))
    grown.set(this.#buffer.subarray(0, this.#filled))
    this.#buffer = grown
  }
}
