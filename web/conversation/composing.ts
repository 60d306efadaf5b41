import { signal } from '@preact/signals'
import type { DraftKind } from '../../workers/conversations/live-event'
import type { ThreadMessage } from '../../workers/conversations/thread'
import type { TrayFile } from '../media/tray'
import type { VoiceDraft } from '../media/voice-draft'
import { forgetInserts, type InsertKind } from './composer/insert/drafts'

/** What is being written in one conversation: shared by the composer and by whatever puts words into it. */
function createComposing() {
  return {
    mode: signal<DraftKind>('reply'),
    texts: { reply: signal(''), note: signal('') },
    /** seq of the newest answer when this reply was begun: what was said since, its writer may not have read. */
    begunAfter: signal<number | null>(null),
    /** The message that the reply quotes. */
    quote: signal<ThreadMessage | null>(null),
    /** Counts up when the box should take the focus. */
    focus: signal(0),
    /** Opened by a failed message (`Send as template`) or the key T. */
    templates: signal(false),
    /** The form that stands in the box instead of the text. */
    insert: signal<InsertKind | null>(null),
    /** What goes with the reply, in order. */
    files: signal<readonly TrayFile[]>([]),
    /** The voice message that is being recorded, or waits to be sent; null: none. */
    voice: signal<VoiceDraft | null>(null),
    /** What colleagues see: typing now. */
    writing: signal<DraftKind | null>(null),
  }
}

export type Composing = ReturnType<typeof createComposing>

const all = new Map<string, Composing>()

/** Kept while the page lives: coming back to a conversation finds what was being written. */
export function composingOf(conversationId: string): Composing {
  const known = all.get(conversationId)
  if (known) return known
  const made = createComposing()
  all.set(conversationId, made)
  return made
}

export function focusComposer(conversationId: string, mode: DraftKind): void {
  const composing = composingOf(conversationId)
  composing.mode.value = mode
  composing.focus.value += 1
}

/** `Edit and resend`: the words go back into the box, before what stands there. */
export function putIntoComposer(conversationId: string, text: string): void {
  const { texts } = composingOf(conversationId)
  const standing = texts.reply.peek()
  if (standing === text) return focusComposer(conversationId, 'reply')
  texts.reply.value = standing.trim() === '' ? text : `${text}\n${standing}`
  focusComposer(conversationId, 'reply')
}

export function forgetComposing(): void {
  all.clear()
  forgetInserts()
}
