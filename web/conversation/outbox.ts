import { computed, signal } from '@preact/signals'
import { del, entries, set } from 'idb-keyval'
import type { DraftKind } from '../../workers/conversations/live-event'
import type { ThreadMessage } from '../../workers/conversations/thread'
import { ApiProblem, api, ok } from '../api'
import type { Attachment } from '../media/attachment'
import { closeFiles, dropFile, forgetFiles, keepFile, keptFile, lostFile } from '../media/kept-files'
import { cancelUpload, upload } from '../media/upload'
import type { ChosenTemplate } from './composer/template-values'
import type { Outgoing } from './outgoing'

/** A message a key, for all windows of the browser keep theirs here. No user id holds a slash. */
const STORED = 'whatsnexus.outbox'

export interface OutboxMessage {
  /** The Idempotency-Key: the same message posted twice is stored once. */
  clientId: string
  conversationId: string
  kind: DraftKind | 'template' | 'message'
  text: string
  /** Of a reply: show its first link with a picture and a title. */
  preview?: boolean
  /** Of a `message`: what is neither text nor template. */
  content?: Outgoing
  /** Of a `message` with a file that was chosen here: its bytes lie in kept-files.ts until the server has them. */
  attachment?: Attachment
  template?: ChosenTemplate
  /** Of a template: how it reads, until the server tells. */
  shown?: ThreadMessage['template']
  replyTo?: string
  /** seq of the newest answer its writer saw; left out: send whatever was said meanwhile. */
  seenOutbound?: number
  createdAt: number
  /** `waiting`: not with the server yet. `refused`: the server said no, and the person decides. */
  state: 'waiting' | 'sending' | 'refused'
  problem?: { code: string; title: string; detail: string; nextStep?: string; more: Record<string, unknown> }
}

/** What this browser has not yet handed over. Survives a reload and being offline. */
export const outbox = signal<readonly OutboxMessage[]>([])
export const waitingCount = computed(() => outbox.value.filter(({ state }) => state !== 'refused').length)

type Sent = (message: ThreadMessage, of: OutboxMessage) => void
let userId = ''
let onSent: Sent = () => {}
const running = new Set<string>()

/** One person's outbox: another who signs in on this machine has their own. */
export async function openOutbox(owner: string, sent: Sent): Promise<void> {
  userId = owner
  onSent = sent
  const kept = await keptBy(owner)
  // What is shown of them is shown from here.
  await Promise.all(kept.map(({ attachment, clientId }) => attachment && keptFile(owner, clientId)))
  if (userId !== owner) return
  const here = outbox.peek() // written while we asked
  const others = kept.filter(({ clientId }) => !here.some((one) => one.clientId === clientId))
  const waiting = others.map((one): OutboxMessage => (one.state === 'sending' ? { ...one, state: 'waiting' } : one))
  outbox.value = [...waiting, ...here].sort((a, b) => a.createdAt - b.createdAt)
  flush()
}

export function enqueue(message: Omit<OutboxMessage, 'state' | 'createdAt'>, file?: Blob): void {
  if (file) keepFile(userId, message.clientId, file)
  change([...outbox.peek(), { ...message, state: 'waiting', createdAt: Date.now() }])
  flush()
}

/** Again after a refusal; `changes`: what the person decided, such as not to mind what was said meanwhile. */
export function sendAgain(clientId: string, changes: Partial<OutboxMessage> = {}): void {
  update(clientId, { ...changes, state: 'waiting', problem: undefined })
  flush()
}

export function discard(clientId: string): void {
  change(outbox.peek().filter((one) => one.clientId !== clientId))
}

/** Out of sight of whoever signs in next; it is kept for its owner. */
export function closeOutbox(): void {
  userId = ''
  outbox.value = []
  closeFiles()
}

/** Called at sign-out: nothing of a person's words stays on the machine, whichever window they were written in. */
export function emptyOutbox(): void {
  const owner = userId
  outbox.value = []
  void forgetFiles(owner)
  void keptBy(owner).then((kept) => Promise.all(kept.map(({ clientId }) => del(keyOf(owner, clientId)))))
}

export function outboxOf(conversationId: string): readonly OutboxMessage[] {
  return outbox.value.filter((one) => one.conversationId === conversationId)
}

/** Tries what waits; in order within a conversation, conversations beside each other. */
export function flush(): void {
  for (const conversationId of new Set(outbox.peek().map((one) => one.conversationId))) void drain(conversationId)
}

async function drain(conversationId: string): Promise<void> {
  if (running.has(conversationId)) return
  running.add(conversationId)
  try {
    for (let next = nextOf(conversationId); next; next = nextOf(conversationId)) {
      if (!(await deliver(next))) return
    }
  } finally {
    running.delete(conversationId)
  }
}

/** What was refused holds back nothing: the person decides about it, later messages are others. */
function nextOf(conversationId: string): OutboxMessage | undefined {
  return outbox.peek().find((one) => one.conversationId === conversationId && one.state === 'waiting')
}

/** False: the server could not be reached; it is tried again when the line is back. */
async function deliver(message: OutboxMessage): Promise<boolean> {
  const { clientId, conversationId, replyTo, seenOutbound } = message
  update(clientId, { state: 'sending' })
  try {
    const seen = seenOutbound === undefined ? {} : { seenOutbound }
    const reply = replyTo === undefined ? {} : { replyTo }
    const said = saidIn(await uploaded(message))
    const sent = await ok(
      api.conversations[':conversationId'].messages.$post(
        { param: { conversationId }, json: { ...said, ...seen, ...reply } },
        { headers: { 'idempotency-key': clientId } },
      ),
    )
    discard(clientId)
    onSent({ ...sent.message, kind: 'message', order: sent.message.sentAt }, message)
    return true
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    // Stopped by its writer, it is not in the outbox any more; by the end of the page, it goes on after it.
    if (error.code === 'upload.cancelled') {
      update(clientId, { state: 'waiting' })
      return true
    }
    if (error.isNetwork || error.status === 429 || error.status === 401) {
      update(clientId, { state: 'waiting' })
      return false
    }
    const { code, message: title, detail, nextStep, more } = error
    if (code.startsWith('upload.') || code === 'message.no_such_upload') forgetUpload(message)
    update(clientId, { state: 'refused', problem: { code, title, detail, more, ...(nextStep ? { nextStep } : {}) } })
    return true
  }
}

/** With its file at the server: sent again after a loss of the line, it is not uploaded twice. */
async function uploaded(message: OutboxMessage): Promise<OutboxMessage> {
  const { clientId, conversationId, attachment, content } = message
  if (!attachment || !content || !('upload' in content) || content.upload !== '') return message
  const file = await keptFile(userId, clientId)
  if (!file) throw lostFile()
  const id = await upload({ clientId, conversationId, kind: content.type, filename: attachment.filename }, file)
  const changes = { content: { ...content, upload: id } }
  update(clientId, changes)
  return { ...message, ...changes }
}

/** The server does not have it any more, or did not take it: the next try uploads it again. */
function forgetUpload({ clientId, attachment, content }: OutboxMessage): void {
  if (attachment && content && 'upload' in content) update(clientId, { content: { ...content, upload: '' } })
}

function saidIn({ kind, text, preview, template, content }: OutboxMessage) {
  if (kind === 'template' && template) return { kind, template }
  if (kind === 'message' && content) return { kind, content }
  return { kind: kind === 'note' ? kind : ('reply' as const), text, ...(preview ? { preview } : {}) }
}

function update(clientId: string, changes: Partial<OutboxMessage>): void {
  change(outbox.peek().map((one) => (one.clientId === clientId ? { ...one, ...changes } : one)))
}

function change(next: readonly OutboxMessage[]): void {
  const before = new Map(outbox.peek().map((one) => [one.clientId, one]))
  outbox.value = next
  for (const one of next) {
    if (before.get(one.clientId) !== one) void set(keyOf(userId, one.clientId), one)
    before.delete(one.clientId)
  }
  for (const [clientId, { attachment }] of before) {
    void del(keyOf(userId, clientId))
    if (!attachment) continue
    cancelUpload(clientId)
    dropFile(userId, clientId)
  }
}

async function keptBy(owner: string): Promise<OutboxMessage[]> {
  const all = await entries<string, OutboxMessage>()
  return all.filter(([key]) => key.startsWith(keyOf(owner, ''))).map(([, message]) => message)
}

function keyOf(owner: string, clientId: string): string {
  return `${STORED}/${owner}/${clientId}`
}
