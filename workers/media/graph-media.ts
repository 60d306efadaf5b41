import * as z from 'zod'
import type { Env } from '../env'
import { utf8 } from '../platform/bytes'
import { callGraph, failureOf, type GraphFailure, NO_ANSWER } from '../whatsapp/graph-call'

/** Until the first byte, and between two of them. */
const SILENCE_MS = 30_000
/** In all: 100 MB at the pace of a poor line. */
const LONGEST_MS = 10 * 60_000
const UPLOAD_BASE_MS = 30_000
const UPLOAD_BYTES_PER_MS = 100
/** Meta's store answers some programs that do not say what they are with an error. */
const USER_AGENT = 'WhatsNexus/1.0'

/** Meta's own hosts, to which the token may go; beside them only where the Graph API itself is. */
const META_HOSTS = /^(?:[\w-]+\.)*(?:fbsbx\.com|fbcdn\.net|whatsapp\.net)$/

const described = z.object({
  url: z.string().max(4_096),
  mime_type: z.string().max(255).optional().catch(undefined),
  sha256: z.string().max(128).optional().catch(undefined),
  file_size: z.coerce.number().int().positive().optional().catch(undefined), // 0 says nothing
})
const uploaded = z.object({ id: z.union([z.string().regex(/^[\w-]{1,128}$/), z.number().int().transform(String)]) })

/** Where Meta has a file for the next five minutes. */
export type FileAddress = z.output<typeof described>

/** `phoneNumberId`: whose media it is; Meta checks it. */
export async function lookUpMedia(
  env: Env,
  token: string,
  { mediaId, phoneNumberId }: { mediaId: string; phoneNumberId: string },
): Promise<{ ok: true; address: FileAddress } | GraphFailure> {
  const query = new URLSearchParams({ phone_number_id: phoneNumberId })
  const answer = await callGraph(settingsOf(env), { path: `${encodeURIComponent(mediaId)}?${query}`, token })
  if (answer === null) return NO_ANSWER
  const read = answer.ok ? described.safeParse(answer.json) : undefined
  return read?.success ? { ok: true, address: read.data } : failureOf(answer, token)
}

export type Download =
  | { ok: true; chunks: AsyncIterable<Uint8Array>; announced: number | null; cancel: () => void }
  /** `stale`: a new address may help. `elsewhere`: not a host of Meta's, or a way to one that is not. */
  | { ok: false; reason: 'stale' | 'elsewhere' | 'later'; httpStatus: number | null; retryAfterMs?: number }

/** The token goes to Meta's hosts only, and no redirect is followed with it. */
export async function downloadMedia(env: Env, token: string, url: string): Promise<Download> {
  if (!isMetas(url, env.GRAPH_API_URL)) return { ok: false, reason: 'elsewhere', httpStatus: null }
  const abort = new AbortController()
  const watch = watchdog(() => abort.abort())
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': USER_AGENT },
      redirect: 'manual',
      signal: abort.signal,
    })
    const { status: httpStatus, body } = response
    if (response.ok && body) {
      const announced = lengthIn(response.headers)
      return { ok: true, chunks: chunksOf(body, watch), announced, cancel: () => abort.abort() }
    }
    watch.stop()
    await body?.cancel()
    if (httpStatus >= 300 && httpStatus < 400) return { ok: false, reason: 'elsewhere', httpStatus }
    if ([401, 403, 404, 410].includes(httpStatus)) return { ok: false, reason: 'stale', httpStatus }
    return { ok: false, reason: 'later', httpStatus, ...retryAfter(response.headers) }
  } catch {
    watch.stop()
    return { ok: false, reason: 'later', httpStatus: null } // the error's text can hold the address and is not kept
  }
}

export function isMetas(url: string, graphApiUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, origin, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  if (origin === new URL(graphApiUrl).origin) return true
  return protocol === 'https:' && port === '' && META_HOSTS.test(hostname)
}

export interface FileToUpload {
  body: ReadableStream
  size: number
  mimeType: string
  filename: string
}

/**
 * Streams a file of ours to Meta, whose id for it lives 30 days and belongs to this number. A lost answer leaves a file
 * there that nobody names: it is safe to repeat.
 */
export async function uploadMedia(
  env: Env,
  token: string,
  phoneNumberId: string,
  { body, size, mimeType, filename }: FileToUpload,
): Promise<{ ok: true; id: string } | GraphFailure> {
  const boundary = `whatsnexus-${crypto.randomUUID()}`
  const head = utf8(
    `${part(boundary, 'messaging_product')}whatsapp\r\n${part(boundary, 'type')}${mimeType}\r\n--${boundary}\r\n` +
      `content-disposition: form-data; name="file"; filename="${formName(filename)}"\r\ncontent-type: ${mimeType}\r\n\r\n`,
  )
  const tail = utf8(`\r\n--${boundary}--\r\n`)
  const { readable, writable } = new FixedLengthStream(head.byteLength + size + tail.byteLength)
  void writeAll(writable, head, body, tail).catch(() => {}) // the request tells of it
  const timeoutMs = UPLOAD_BASE_MS + Math.ceil(size / UPLOAD_BYTES_PER_MS)
  const answer = await callGraph(
    { ...settingsOf(env), timeoutMs },
    {
      path: `${encodeURIComponent(phoneNumberId)}/media`,
      token,
      body: readable,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    },
  )
  if (answer === null) return NO_ANSWER
  const read = answer.ok ? uploaded.safeParse(answer.json) : undefined
  return read?.success ? { ok: true, id: read.data.id } : failureOf(answer, token)
}

function settingsOf({ GRAPH_API_URL, GRAPH_VERSION }: Env) {
  return { baseUrl: GRAPH_API_URL, version: GRAPH_VERSION }
}

interface Watchdog {
  /** Something came. */
  fed(): void
  stop(): void
}

/** Calls `bark` after too long a silence, or when all of it takes too long. */
function watchdog(bark: () => void): Watchdog {
  const whole = setTimeout(bark, LONGEST_MS)
  let silence = setTimeout(bark, SILENCE_MS)
  return {
    fed() {
      clearTimeout(silence)
      silence = setTimeout(bark, SILENCE_MS)
    },
    stop() {
      clearTimeout(silence)
      clearTimeout(whole)
    },
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>, watch: Watchdog): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      watch.fed()
      yield chunk
    }
  } finally {
    watch.stop()
  }
}

function lengthIn(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}

function retryAfter(headers: Headers): { retryAfterMs?: number } {
  const seconds = headers.get('retry-after')
  return seconds !== null && /^\d{1,5}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1_000 } : {}
}

function part(boundary: string, name: string): string {
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`
}

/** As browsers write it in a form. */
function formName(filename: string): string {
  return filename.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

async function writeAll(
  writable: WritableStream<Uint8Array>,
  head: Uint8Array,
  body: ReadableStream,
  tail: Uint8Array,
): Promise<void> {
  const first = writable.getWriter()
  await first.write(head)
  first.releaseLock()
  await body.pipeTo(writable, { preventClose: true })
  const last = writable.getWriter()
  await last.write(tail)
  await last.close()
}
