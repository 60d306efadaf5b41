import { accessToken } from '../channels/channels'
import type { Env } from '../env'
import type { GraphFailure } from '../whatsapp/graph-call'
import { type FilePlace, storeFile } from './bucket'
import { cleanFilename } from './filename'
import { type Download, downloadMedia, type FileAddress, lookUpMedia } from './graph-media'
import { peek } from './head'
import { MOST_INBOUND_BYTES } from './limits'
import { HEAD_BYTES, sniff } from './sniff'
import { EXECUTABLE } from './types'
import type { FetchOutcome, WantedFile } from './wanted-file'

/** Meta keeps what customers send for 7 days, by its page of 2026; by older ones for 30. */
const SURELY_KEPT_MS = 7 * 24 * 3_600_000
/** An address lives five minutes; a second one is asked for at once. */
const ADDRESSES = 2
const TOKEN_INVALID = new Set([0, 190])
const NOT_THERE = new Set([33, 100])
const ACCESS_DENIED = 131005

type Failed = Extract<FetchOutcome, { ok: false }>
type Tried = FetchOutcome | { ok: false; failure: 'token_refused' }

/** One try to bring a file from Meta into the bucket. Never throws; safe to repeat. */
export async function fetchFile(env: Env, place: FilePlace, wanted: WantedFile): Promise<FetchOutcome> {
  try {
    const token = await accessToken(env, wanted.channelId)
    const tried = token === null ? REFUSED : await tryToken(env, place, wanted, token)
    if (tried.ok || tried.failure !== 'token_refused') return tried
    // Rotated a moment ago, perhaps: one fresh read, and only if it reads otherwise is it worth a second try.
    const fresh = await accessToken(env, wanted.channelId, { fresh: true })
    const again = fresh === null || fresh === token ? REFUSED : await tryToken(env, place, wanted, fresh)
    return !again.ok && again.failure === 'token_refused' ? { ok: false, failure: 'no_token' } : (again as FetchOutcome)
  } catch {
    return { ok: false, failure: 'unreachable' } // D1 or the bucket is down
  }
}

const REFUSED: Tried = { ok: false, failure: 'token_refused' }

async function tryToken(env: Env, place: FilePlace, wanted: WantedFile, token: string): Promise<Tried> {
  let last: number | null = null
  for (let n = 0; n < ADDRESSES; n++) {
    const found = await lookUpMedia(env, token, wanted)
    if (!found.ok) return lookUpFailure(found, wanted)
    if ((found.address.file_size ?? 0) > MOST_INBOUND_BYTES) return { ok: false, failure: 'too_large' }
    const download = await downloadMedia(env, token, found.address.url)
    if (download.ok) return keep(env, place, wanted, { address: found.address, download })
    if (download.reason !== 'stale') return unreachable(download.retryAfterMs)
    last = download.httpStatus
  }
  return last === 404 || last === 410 ? gone(wanted) : unreachable()
}

function lookUpFailure({ code, class: kind, httpStatus, retryAfterMs }: GraphFailure, wanted: WantedFile): Tried {
  if (TOKEN_INVALID.has(code)) return REFUSED
  const denied = code === 3 || code === 10 || code === ACCESS_DENIED || (code >= 200 && code < 300)
  if (denied) return { ok: false, failure: 'no_token' }
  if (NOT_THERE.has(code) || httpStatus === 404) return gone(wanted)
  return kind === 'never' ? gone(wanted) : unreachable(retryAfterMs)
}

function gone({ sentAt }: WantedFile): Failed {
  return { ok: false, failure: Date.now() - sentAt > SURELY_KEPT_MS ? 'expired' : 'gone' }
}

function unreachable(retryAfterMs?: number): Failed {
  return { ok: false, failure: 'unreachable', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

interface Arriving {
  address: FileAddress
  download: Extract<Download, { ok: true }>
}

async function keep(
  env: Env,
  place: FilePlace,
  wanted: WantedFile,
  { address, download }: Arriving,
): Promise<FetchOutcome> {
  const refuse = (failure: Failed['failure']): Failed => {
    download.cancel()
    return { ok: false, failure }
  }
  if ((download.announced ?? 0) > MOST_INBOUND_BYTES) return refuse('too_large')
  try {
    const { head, chunks } = await peek(download.chunks, HEAD_BYTES)
    if (head.byteLength === 0) return refuse('empty')
    const mimeType = sniff(head, wanted)
    // Even to save it is to invite somebody to start it.
    if (mimeType === EXECUTABLE) return refuse('unsafe_type')
    const filename = cleanFilename(wanted.filename, mimeType)
    const announced = address.file_size ?? null
    const stored = await storeFile(env, place, chunks, {
      labels: { mimeType, filename },
      mostBytes: announced ?? MOST_INBOUND_BYTES,
      leastBytes: announced ?? 0,
      sha256: wanted.sha256 ?? address.sha256 ?? null,
    })
    if (stored.ok) return { ...stored, mimeType, filename }
    // More than was announced is not the file that was announced.
    return refuse(stored.reason === 'too_large' && announced !== null ? 'wrong_hash' : stored.reason)
  } catch {
    download.cancel()
    return unreachable() // the line broke, or fell silent
  }
}
