import type { Actor } from '../../workers/conversations/actor'
import type { Entry } from '../../workers/conversations/entry'
import { complete, type FileAt, mediaView } from '../../workers/conversations/media-fold'
import { type MessageView, seqOfMessageId } from '../../workers/conversations/views'
import type { FetchOutcome, WantedFile } from '../../workers/media/wanted-file'
import type { MessageEvent } from '../../workers/whatsapp/event'
import { filesOf } from '../../workers/whatsapp/outbound'
import { waitAfter } from './file-retry'
import type { ConversationLog } from './log'
import { viewOf } from './shown'

/** Files of messages: what is to be fetched, what became of it, and where it lies. */

type No<Reason extends string> = { ok: false; reason: Reason }
/** `not_found`: erased since, though the customer may be back: what was fetched for it is nobody's. */
export type Wanted = { ok: true; wanted: WantedFile } | No<'not_wanted' | 'not_found'>
export type Settled = { ok: true } | No<'not_wanted' | 'not_found'>

/** Not wanted: it is here, was given up, or was taken back by the customer. */
export function wantedFile(log: ConversationLog, messageId: string): Wanted {
  const heard = heardAt(log, messageId)
  const { channelId, phoneNumberId, epoch } = log.place
  if (!heard && log.entry(seqOfMessageId(messageId) ?? 0) === null) return { ok: false, reason: 'not_found' }
  if (!heard?.event.media || !waits(log, heard.entry.seq)) return { ok: false, reason: 'not_wanted' }
  const { event, entry } = heard
  const { id, mime_type, sha256 } = heard.event.media
  return {
    ok: true,
    wanted: {
      mediaId: id,
      sha256: sha256 ?? null,
      kind: event.type,
      mimeType: mime_type ?? null,
      filename: event.filename ?? null,
      sentAt: heard.sentAt,
      channelId,
      phoneNumberId,
      epoch,
      tries: triesOf(log, entry.seq),
    },
  }
}

interface Settling {
  messageId: string
  epoch: number
  tries: number
  outcome: FetchOutcome
}

/** Of two that fetched the same, the first tells it. */
export function settleFile(log: ConversationLog, { messageId, epoch, tries, outcome }: Settling, now: number): Settled {
  if (log.epoch !== epoch) return { ok: false, reason: 'not_found' }
  const heard = heardAt(log, messageId)
  const isWanted = heard !== null && waits(log, heard.entry.seq) && triesOf(log, heard.entry.seq) === tries
  if (!isWanted) return { ok: false, reason: 'not_wanted' }
  const draft = { at: now, ref: heard.entry.seq }
  if (outcome.ok) {
    const { mimeType, filename, size, sha256 } = outcome
    log.append({ ...draft, body: { kind: 'media', what: 'stored', mimeType, filename, size, sha256 } })
  } else if (outcome.failure === 'expired') {
    log.append({ ...draft, body: { kind: 'media', what: 'expired' } })
  } else {
    const { failure, retryAfterMs = 0 } = outcome
    const age = now - heard.sentAt
    const wait = waitAfter({ failure, tries: tries + 1, age, retryAfterMs, random: Math.random() })
    const retryAt = wait === null ? null : now + wait
    log.append({ ...draft, body: { kind: 'media', what: 'failed', failure, tries: tries + 1, retryAt } })
  }
  return { ok: true }
}

export type FileRetry = { ok: true; message: MessageView } | No<'no_such_message' | 'no_file' | 'not_failed'>

/** Somebody asks for it once more: at once, and with all its tries again. */
export function retryFile(
  log: ConversationLog,
  { messageId, by }: { messageId: string; by: Actor },
  now: number,
): FileRetry {
  const heard = heardAt(log, messageId)
  if (!heard) return { ok: false, reason: 'no_such_message' }
  const { seq } = heard.entry
  const media = log.foldAt(seq).revoked ? undefined : mediaView(heard.event, log.foldAt(seq).media, { ...heard, now })
  if (!media) return { ok: false, reason: 'no_file' }
  if (media.state === 'ready' || (media.state === 'pending' && waits(log, seq)))
    return { ok: false, reason: 'not_failed' }
  log.append({ body: { kind: 'media', what: 'asked', by }, at: now, ref: seq })
  return { ok: true, message: viewOf(log, seq, now) }
}

/** The number has another token: what waited for one is fetched. */
export function onTokenChanged(log: ConversationLog, now: number): void {
  const by: Actor = { kind: 'system', cause: 'token_changed' }
  const waiting = log.state.files.filter(({ seq }) => log.foldAt(seq).media?.failure === 'no_token')
  log.transaction(() => {
    for (const { seq } of waiting) log.append({ body: { kind: 'media', what: 'asked', by }, at: now, ref: seq })
  })
}

export type Found = { ok: true; file: FileAt } | No<'no_such_message' | 'no_file' | 'pending' | 'failed' | 'expired'>

/** `upload`: which of several that a message of ours carries; the first without it. */
export function storedFile(
  log: ConversationLog,
  { messageId, upload }: { messageId: string; upload?: string },
  now: number,
): Found {
  const seq = seqOfMessageId(messageId)
  const entry = seq === null ? null : log.entry(seq)
  const own = log.place.conversationId
  if (entry?.body.kind === 'say') {
    const files = filesOf(entry.body.content)
    const file = upload === undefined ? files[0] : files.find(({ uploadId }) => uploadId === upload)
    if (!file) return { ok: false, reason: 'no_file' }
    return { ok: true, file: { home: file.home ?? own, name: file.uploadId } }
  }
  const heard = heardAt(log, messageId)
  if (!heard) return { ok: false, reason: 'no_such_message' }
  const fold = log.foldAt(heard.entry.seq)
  const media = fold.revoked ? undefined : mediaView(heard.event, fold.media, { ...heard, now })
  if (!media) return { ok: false, reason: 'no_file' }
  if (media.state !== 'ready') return { ok: false, reason: media.state }
  return { ok: true, file: { home: fold.media?.home ?? own, name: fold.media?.name ?? messageId } }
}

/**
 * Of history the file comes later than its message, under the same id: the placeholder gets it then. false: the message
 * is no placeholder, or has it.
 */
export function tellFile(
  log: ConversationLog,
  { id, type, text, media, filename, voice, animated }: MessageEvent,
  now: number,
): boolean {
  const seq = media && log.messageOf(id)
  const body = seq === undefined ? undefined : log.entry(seq)?.body
  if (!media || seq === undefined || body?.kind !== 'meta' || body.event.kind !== 'message') return false
  if (body.event.media || log.foldAt(seq).media?.told) return false
  const file = {
    type,
    text,
    media,
    ...(filename === undefined ? {} : { filename }),
    ...(voice === undefined ? {} : { voice }),
    ...(animated === undefined ? {} : { animated }),
  }
  return log.append({ body: { kind: 'media', what: 'told', file }, at: now, ref: seq }) !== null
}

interface Heard {
  entry: Entry
  event: MessageEvent
  sentAt: number
}

/** A message from outside, with all that was told of it. */
function heardAt(log: ConversationLog, messageId: string): Heard | null {
  const seq = seqOfMessageId(messageId)
  const entry = seq === null ? null : log.entry(seq)
  if (entry?.body.kind !== 'meta' || entry.body.event.kind !== 'message') return null
  return { entry, event: complete(entry.body.event, log.foldAt(entry.seq).media), sentAt: entry.body.sentAt }
}

function waits(log: ConversationLog, seq: number): boolean {
  return log.state.files.some((file) => file.seq === seq)
}

function triesOf(log: ConversationLog, seq: number): number {
  return log.foldAt(seq).media?.tries ?? 0
}
