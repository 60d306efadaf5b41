import type { MediaFailure } from '../conversations/views'

/** A file of a message, as its conversation wants it fetched. */
export interface WantedFile {
  mediaId: string
  /** Meta's, hex or base64; null: not told. */
  sha256: string | null
  /** Meta's words for the message and the file: claims. */
  kind: string
  mimeType: string | null
  filename: string | null
  /** Epoch ms. */
  sentAt: number
  channelId: string
  phoneNumberId: string
  /** Of the conversation, and tries so far: an answer that comes after either has changed is not wanted. */
  epoch: number
  tries: number
}

/** What became of a try. `expired`: Meta no longer keeps what is so old. */
export type FetchOutcome =
  | { ok: true; mimeType: string; filename: string; size: number; sha256: string }
  | { ok: false; failure: MediaFailure | 'expired'; retryAfterMs?: number }
