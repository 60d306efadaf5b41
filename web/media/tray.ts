import { CAPTION_CHARACTERS } from '../../workers/media/limits'
import { type Composing, composingOf } from '../conversation/composing'
import { discard, enqueue, type OutboxMessage } from '../conversation/outbox'
import type { OutgoingMedia } from '../conversation/outgoing'
import type { Thread } from '../conversation/store'
import { type Checked, checked, type Fix, takesCaption } from './check'
import { localFile } from './kept-files'

/** A file that lies ready to be sent. */
export interface TrayFile extends Checked {
  id: string
  file: Blob
  filename: string
  caption: string
  /** For its preview; goes with the file. */
  address: string
  /** It is being converted. */
  working: boolean
}

/** As many as WhatsApp lets people send at once. */
export const MOST_FILES = 30

/** In the order chosen; the caption is that of the first. Answers how many were too many. */
export function addFiles(conversationId: string, files: readonly File[], caption = ''): number {
  const composing = composingOf(conversationId)
  const room = MOST_FILES - composing.files.peek().length
  const added = files
    .slice(0, room)
    .map((file, index): TrayFile => ({ ...lying(file, file.name), caption: index === 0 ? caption : '' }))
  composing.files.value = [...composing.files.peek(), ...added]
  composing.mode.value = 'reply'
  composing.focus.value += 1
  return Math.max(0, files.length - room)
}

export function removeFile({ files }: Composing, id: string): void {
  const gone = files.peek().find((one) => one.id === id)
  if (gone) URL.revokeObjectURL(gone.address)
  files.value = files.peek().filter((one) => one.id !== id)
}

export function setCaption(composing: Composing, id: string, caption: string): void {
  change(composing, id, { caption: caption.slice(0, CAPTION_CHARACTERS) })
}

/** Makes of it what WhatsApp takes. */
export async function fix(composing: Composing, { id, file, filename, address }: TrayFile, by: Fix): Promise<void> {
  if (by === 'sticker') return change(composing, id, { kind: 'sticker', problem: null, fixes: [] })
  change(composing, id, { working: true })
  try {
    const { toJpeg } = await import('./convert')
    const made = await toJpeg(file)
    const { id: _id, ...changes } = lying(made, filename.replace(/\.[^.]*$|$/, '.jpg'))
    change(composing, id, changes)
    URL.revokeObjectURL(address)
  } catch {
    change(composing, id, { working: false, problem: 'unreadable', fixes: [] })
  }
}

/** Each as a message of its own, in order. False: there is none, or one of them cannot go. */
export function sendFiles(thread: Thread, seenOutbound: number): boolean {
  const { files, quote } = composingOf(thread.id)
  const all = files.peek()
  if (all.length === 0 || all.some(({ problem, working }) => problem || working)) return false
  for (const [index, one] of all.entries()) {
    const quoted = index === 0 ? quote.peek() : null
    enqueueFile(thread.id, one, { ...(quoted ? { replyTo: quoted.id } : {}), seenOutbound })
    URL.revokeObjectURL(one.address)
  }
  quote.value = null
  files.value = []
  return true
}

/** From the outbox to where it lay before it was sent. */
export function takeFileBack({ clientId, conversationId, attachment, content, text }: OutboxMessage): void {
  const composing = composingOf(conversationId)
  const file = localFile(clientId)
  discard(clientId)
  if (!file || !attachment) return
  if (content?.type === 'audio' && content.voice) {
    const recording = { file, duration: 0 }
    composing.voice.value = { state: 'ready', id: clientId, recording, address: URL.createObjectURL(file) }
  } else {
    composing.files.value = [...composing.files.peek(), { ...lying(file, attachment.filename), caption: text }]
    composing.focus.value += 1
  }
}

interface ToSend extends Pick<TrayFile, 'kind' | 'file' | 'filename' | 'mimeType' | 'caption'> {
  voice?: boolean
}

export function enqueueFile(
  conversationId: string,
  { kind, file, filename, mimeType, caption, voice }: ToSend,
  further: Pick<OutboxMessage, 'replyTo' | 'seenOutbound'>,
): void {
  const words = takesCaption(kind) ? caption.trim() : ''
  const content: OutgoingMedia = {
    type: kind,
    upload: '',
    ...(words ? { caption: words } : {}),
    ...(voice ? { voice } : {}),
  }
  const attachment = { filename, mimeType, size: file.size }
  const message = { clientId: crypto.randomUUID(), conversationId, kind: 'message' as const, text: words }
  enqueue({ ...message, content, attachment, ...further }, file)
}

function lying(file: Blob, filename: string): Omit<TrayFile, 'caption'> {
  const about = checked({ name: filename, type: file.type, size: file.size })
  return { id: crypto.randomUUID(), file, filename, address: URL.createObjectURL(file), working: false, ...about }
}

function change({ files }: Composing, id: string, changes: Partial<TrayFile>): void {
  files.value = files.peek().map((one) => (one.id === id ? { ...one, ...changes } : one))
}
