import type { Entry } from './entry'
import { MEDIA_KEPT_MS } from './media-fold'
import type { MessageFold } from './message-fold'

/** A file that is to be fetched from Meta, as the conversation's state holds it: oldest first. */
export interface WaitingFile {
  /** Of its message. */
  seq: number
  /** Epoch ms; not before. */
  dueAt: number
  /** Of the past: it waits for those that somebody waits for. */
  quiet?: true
}

/** The list after an entry. Another list only if it changes. */
export function filesAfter(files: WaitingFile[], { seq, ref, at, body }: Entry): WaitingFile[] {
  switch (body.kind) {
    case 'meta':
      if (body.event.kind === 'revoke') return without(files, ref)
      if (body.event.kind !== 'message' || !body.event.media || at - body.sentAt > MEDIA_KEPT_MS) return files
      return put(files, { seq, dueAt: at, ...(body.quiet ? { quiet: true as const } : {}) })
    case 'media':
      if (ref === null) return files
      if (body.what === 'told') return put(files, { seq: ref, dueAt: at, quiet: true })
      if (body.what === 'asked') return put(files, { seq: ref, dueAt: at })
      if (body.what !== 'failed' || body.retryAt === null) return without(files, ref)
      return put(files, { ...files.find((file) => file.seq === ref), seq: ref, dueAt: body.retryAt })
    case 'joined':
      return ref === null ? files : afterJoin(files, ref, body.fold)
    case 'moved':
      return []
    case 'stayed':
      return [...files] // it goes on: a list that was seen before starts nothing
    default:
      return files
  }
}

/** What it was where the message comes from. */
function afterJoin(files: WaitingFile[], seq: number, { media, revoked }: MessageFold): WaitingFile[] {
  if (revoked || media?.stored || media?.expired) return without(files, seq)
  if (media?.failure) {
    if (media.retryAt === undefined) return without(files, seq)
    return put(files, { seq, dueAt: media.retryAt, quiet: true })
  }
  return media?.told ? put(files, { seq, dueAt: 0, quiet: true }) : files
}

function put(files: WaitingFile[], file: WaitingFile): WaitingFile[] {
  return [...files.filter(({ seq }) => seq !== file.seq), file].sort((a, b) => a.seq - b.seq)
}

function without(files: WaitingFile[], seq: number | null): WaitingFile[] {
  return files.some((file) => file.seq === seq) ? files.filter((file) => file.seq !== seq) : files
}
