import type { DraftKind } from '../../../workers/conversations/live-event'
import type { MessageView } from '../../../workers/conversations/views'
import { composingOf } from '../composing'
import { discard, enqueue, outboxOf, sendAgain } from '../outbox'
import type { Thread } from '../store'
import { reopenSent } from './insert/reopen'
import { hasLink, linkPreview } from './insert-link-preview'

/** Meta: characters of a text message. */
export const MOST_CHARACTERS = 4_096
export const COUNT_FROM = 3_800

/** Hands the text to the outbox, where it survives a reload and the loss of the line. False: there is nothing to send. */
export function sendText(thread: Thread, kind: DraftKind): boolean {
  const { texts, quote, begunAfter } = composingOf(thread.id)
  const text = texts[kind].peek().trim()
  if (text === '' || text.length > MOST_CHARACTERS) return false
  const quoted = kind === 'reply' ? quote.peek() : null
  enqueue({
    clientId: crypto.randomUUID(),
    conversationId: thread.id,
    kind,
    text,
    ...(quoted ? { replyTo: quoted.id } : {}),
    ...(kind === 'reply' && linkPreview.peek() && hasLink(text) ? { preview: true } : {}),
    ...(kind === 'reply' ? { seenOutbound: seenOf(thread) } : {}),
  })
  texts[kind].value = ''
  if (kind === 'reply') {
    quote.value = null
    begunAfter.value = null
  }
  return true
}

/** Called with each change of the reply: it begins with its first letter, and is over when it is empty again. */
export function noteBeginning(thread: Thread): void {
  const { texts, begunAfter } = composingOf(thread.id)
  if (texts.reply.peek() === '') begunAfter.value = null
  else begunAfter.value ??= newestAnswer(thread)
}

/** What the writer has seen of us. */
export function seenOf(thread: Thread): number {
  return composingOf(thread.id).begunAfter.peek() ?? newestAnswer(thread)
}

function newestAnswer(thread: Thread): number {
  return thread.conversation.peek()?.spokenSeq ?? 0
}

export interface Collision {
  clientId: string
  text: string
  /** What a colleague or the assistant said meanwhile. */
  said: MessageView
}

/** A reply that the server refused once, because somebody of ours has spoken since its writer looked. */
export function collisionOf(conversationId: string): Collision | null {
  const refused = outboxOf(conversationId).find(({ problem }) => problem?.code === 'conversation.spoken_since')
  const said = refused?.problem?.more.said
  const text = refused?.text || refused?.attachment?.filename || ''
  return refused && isMessage(said) ? { clientId: refused.clientId, text, said } : null
}

export function sendAnyway({ clientId, said }: Collision): void {
  sendAgain(clientId, { seenOutbound: said.seq })
}

/** Back into the box or its form, to be written anew or left. */
export function takeBack(thread: Thread, { clientId, text }: Collision): void {
  const { texts, focus, begunAfter } = composingOf(thread.id)
  begunAfter.value = newestAnswer(thread)
  const refused = outboxOf(thread.id).find((one) => one.clientId === clientId)
  if (refused?.attachment) return void import('../../media/tray').then(({ takeFileBack }) => takeFileBack(refused))
  if (refused?.kind === 'message') {
    discard(clientId)
    return reopenSent(thread.id, clientId)
  }
  texts.reply.value = [text, texts.reply.peek()].filter(Boolean).join('\n')
  discard(clientId)
  focus.value += 1
}

function isMessage(said: unknown): said is MessageView {
  return typeof said === 'object' && said !== null && 'seq' in said && 'by' in said
}
