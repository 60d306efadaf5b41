import type { Env } from '../../workers/env'
import { conversationId, conversationOf } from '../../workers/objects'
import { lapKey } from '../../workers/whatsapp/contact-key'
import type { ConversationLog } from './log'

/** Who comes to a number: as whom they are known, and since when it is theirs, if it was another's until then. */
export interface Incomer {
  userId: string | null
  since: number | null
}

/** A number has one owner after the other. Whoever comes next has a conversation of their own, beside that of who left. */
export class Laps {
  readonly #env: Env
  readonly #log: ConversationLog

  constructor(env: Env, log: ConversationLog) {
    this.#env = env
    this.#log = log
  }

  /** The number is somebody else's since then; what they say is kept apart from the customer's own. */
  leave(left: { at: number; userIds: string[] }): void {
    if (!this.#log.state.moving && !this.#log.state.moved) this.left(left)
  }

  /** Also of one that is a part of another by now, and only shows the way there. */
  left(left: { at: number; userIds: string[] }): void {
    const log = this.#log
    if (log.state.left) return
    const { userId } = log.state.contact
    const userIds = [...new Set([...left.userIds, ...(userId === null ? [] : [userId])])]
    log.transaction(() => log.append({ body: { kind: 'left', at: left.at, userIds }, at: Date.now() }))
  }

  /** They may come back to a number that they left, and write from it before the move has begun. */
  async announce(to: string, userIds: string[]): Promise<void> {
    const { tenantId, conversationId: from } = this.#log.place
    await conversationOf(this.#env, to).expectBack({ tenantId, from, userIds })
  }

  /** The customer who went to `from` returns, under these user ids. */
  expectBack({ from, userIds }: { from: string; userIds: string[] }): void {
    const log = this.#log
    if (!log.exists) return
    const { left, moved } = log.state
    if (!left || moved?.conversationId !== from) return
    const known = [...new Set([...left.userIds, ...userIds])]
    log.transaction(() => log.append({ body: { kind: 'left', at: left.at, userIds: known }, at: Date.now() }))
  }

  /** The number was another's until then: what is known under it from before is not this customer's. */
  hold(since: number | undefined): void {
    const log = this.#log
    if (since !== undefined && log.state.heldSince === null)
      log.append({ body: { kind: 'holds', since }, at: Date.now() })
  }

  /** Whoever has the number now. */
  async successor(): Promise<{ conversationId: string; contactKey: string }> {
    const { left, laps } = this.#log.state
    const contactKey = lapKey(this.#log.contactKey, left?.lap ?? laps)
    return { conversationId: await this.idUnder(contactKey), contactKey }
  }

  /** Somebody comes to a number that its owner has left, or has lost to them: their place is beside the owner's, not with them. */
  async successorOf(from: string, incomer: Incomer): Promise<{ conversationId: string; contactKey: string } | null> {
    const { state } = this.#log
    if (state.moved?.conversationId === from) return null // it is the owner who comes back
    const { userId } = state.contact
    if (state.left)
      return incomer.userId !== null && state.left.userIds.includes(incomer.userId) ? null : this.successor()
    if (incomer.since === null || state.moving || state.moved || userId === null) return null
    if (incomer.userId === null || userId === incomer.userId) return null
    this.leave({ at: incomer.since, userIds: [userId] })
    return this.successor()
  }

  idUnder(contactKey: string): Promise<string> {
    const { tenantId, channelId } = this.#log.place
    return conversationId(this.#env, { tenantId, channelId, contactKey })
  }
}
