import type { MetaIds } from '../../durable-objects/conversation/uploads'
import { accessToken } from '../channels/channels'
import type { Env } from '../env'
import type { GraphFailure } from '../whatsapp/graph-call'
import { filesOf } from '../whatsapp/outbound'
import type { OutboundMessage, StoredFile } from '../whatsapp/outbound-message'
import { keyOf, labelsOf } from './bucket'
import { uploadMedia } from './graph-media'

/** Who sends: the conversation whose file it is, and the number that Meta's id will belong to. */
export interface SendingPlace {
  tenantId: string
  conversationId: string
  channelId: string
  phoneNumberId: string
}

/** Meta's codes, with which it would answer itself. */
const TOKEN_INVALID = 190
const UPLOAD_FAILED = 131053
const UNAVAILABLE = 131016

/**
 * Meta's ids of all files of a message, by `uploadId`, for `graphPayload`. A failure is one of the attempt, and is told
 * like one of the send; nothing has been sent then, so `unknown` does not occur.
 */
export async function resolveFiles(
  env: Env,
  place: SendingPlace,
  message: OutboundMessage,
  known: MetaIds,
): Promise<{ ok: true; ids: Map<string, string> } | GraphFailure> {
  const ids = new Map<string, string>()
  for (const file of filesOf(message)) {
    if (ids.has(file.uploadId)) continue
    const found = await mediaIdFor(env, place, file, known)
    if (!found.ok) return found
    ids.set(file.uploadId, found.id)
  }
  return { ok: true, ids }
}

/** Brings one file to Meta, unless this number has it there already. A repeat after a lost answer does no harm. */
export async function mediaIdFor(
  env: Env,
  place: SendingPlace,
  file: StoredFile,
  known: MetaIds,
): Promise<{ ok: true; id: string } | GraphFailure> {
  const { channelId, phoneNumberId } = place
  const remembered = known.metaId(file.uploadId, phoneNumberId, Date.now())
  if (remembered !== null) return { ok: true, id: remembered }
  try {
    const token = await accessToken(env, channelId)
    if (token === null) return { ok: false, class: 'never', code: TOKEN_INVALID }
    const first = await upload(env, place, file, token)
    const fresh = first.ok || first.code !== TOKEN_INVALID ? null : await accessToken(env, channelId, { fresh: true })
    const uploaded = fresh === null || fresh === token ? first : await upload(env, place, file, fresh)
    if (uploaded.ok) known.remember(file.uploadId, { id: uploaded.id, phoneNumberId }, Date.now())
    return uploaded.ok || uploaded.class !== 'unknown' ? uploaded : { ...uploaded, class: 'later', code: UNAVAILABLE }
  } catch {
    return { ok: false, class: 'later', code: UNAVAILABLE } // D1 or the bucket is down
  }
}

async function upload(env: Env, place: SendingPlace, file: StoredFile, token: string) {
  const { tenantId, conversationId, phoneNumberId } = place
  const key = keyOf({ tenantId, conversationId: file.home ?? conversationId, name: file.uploadId })
  const stored = await env.BUCKET.get(key)
  if (!stored) return { ok: false as const, class: 'never' as const, code: UPLOAD_FAILED }
  const { mimeType, filename } = labelsOf(stored)
  const { body, size } = stored
  return uploadMedia(env, token, phoneNumberId, { body, size, mimeType: typeForMeta(mimeType), filename })
}

/** Meta takes OGG only if it hears that Opus is in it; nothing else was let in (fit.ts). */
function typeForMeta(mimeType: string): string {
  return mimeType === 'audio/ogg' ? 'audio/ogg; codecs=opus' : mimeType
}
