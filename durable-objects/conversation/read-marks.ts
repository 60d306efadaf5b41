import { isWindowOpen } from '../../workers/conversations/reply-window'
import type { ConversationLog } from './log'

export interface ReadMarkDeps {
  /** Tells Meta that the message was read, and that an answer is being written. Never throws, and nobody waits for it. */
  tell(wamid: string, typing: boolean): void
}

/** Meta shows it for 25 s: said again before, it does not flicker. */
const TYPING_EVERY_MS = 20_000
/** Meta: a message can be marked for so long. */
const MARKABLE_MS = 30 * 24 * 3_600_000

/**
 * That somebody reads and writes, as the customer sees it. A courtesy: kept in memory only, never repeated, in no queue.
 * What came by another app, to a group or long ago is marked by nobody.
 */
export class ReadMarks {
  readonly #log: ConversationLog
  readonly #deps: ReadMarkDeps
  #marked: string | undefined
  #typedAt = 0

  constructor(log: ConversationLog, deps: ReadMarkDeps) {
    this.#log = log
    this.#deps = deps
  }

  /** So many of the customer's messages: only who has seen the newest has read it. */
  seen(count: number): void {
    const wamid = this.#newest(Date.now())
    if (wamid === undefined || wamid === this.#marked || count < this.#log.state.inbound) return
    this.#marked = wamid
    this.#deps.tell(wamid, false)
  }

  /** Meta has no typing without the mark. */
  typing(): void {
    const now = Date.now()
    if (now - this.#typedAt < TYPING_EVERY_MS || !isWindowOpen(this.#log.state.windowClosesAt, now)) return
    const wamid = this.#newest(now)
    if (wamid === undefined) return
    this.#marked = wamid
    this.#typedAt = now
    this.#deps.tell(wamid, true)
  }

  #newest(now: number): string | undefined {
    const { lastInbound, baton, moving, moved } = this.#log.state
    if (!lastInbound || moving || moved || (baton.holder === 'nobody' && baton.why !== 'closed')) return undefined
    if (now - lastInbound.sentAt > MARKABLE_MS) return undefined
    const body = this.#log.entry(lastInbound.seq)?.body
    const isOurs = body?.kind === 'meta' && body.event.kind === 'message' && !body.event.origin && !body.event.group_id
    return isOurs ? lastInbound.wamid : undefined
  }
}
