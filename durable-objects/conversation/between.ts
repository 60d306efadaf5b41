import { DurableObject } from 'cloudflare:workers'
import type { Actor } from '../../workers/conversations/actor'
import type { Env } from '../../workers/env'
import { conversationOf } from '../../workers/objects'
import { Engine } from './engine'
import { type GivenBack, givenBack, separate } from './give-back'
import { type MovePage, pageOf } from './move'
import type { AdoptCommand, Adopted, MoveCommand } from './mover'
import { type Answer, type NotHere, notHere, type Scoped } from './not-here'
import { type Reclaimed, reclaim } from './reclaim'

/** What conversations say to each other: one moves into another, two become one, one gives back what is another's. */
export class BetweenConversations extends DurableObject<Env> {
  protected readonly engine = new Engine(this.ctx, this.env)

  /** Names of its files that lie under the name of another. What went into one of `but` has none of its own. */
  async filesAt({ tenantId, home, but }: Scoped & { home: string; but: readonly string[] }): Promise<string[]> {
    const { log } = this.engine
    if (!log.exists || log.tenantId !== tenantId) return []
    const to = log.state.moved?.conversationId
    if (to !== undefined) return but.includes(to) ? [] : conversationOf(this.env, to).filesAt({ tenantId, home, but })
    return log.reading.filesElsewhere().flatMap((file) => (file.home === home ? [file.name] : []))
  }

  /** A conversation is erased, and with it those that moved `into` it. False: this one lives again, or went elsewhere. */
  async eraseSignpost({ tenantId, into }: Scoped & { into: readonly string[] }): Promise<boolean> {
    const { log } = this.engine
    if (log.tenantId !== tenantId) return false
    if (log.exists && !into.includes(log.state.moved?.conversationId ?? '')) return false
    await this.engine.erase(into)
    return true
  }

  /** This conversation turned out to be a part of another: it goes there. */
  async moveTo({ tenantId, ...command }: Scoped & MoveCommand): Promise<Answer<object>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write(() => {
        this.engine.mover.call(command)
        return { ok: true }
      })
    )
  }

  /** Whoever moved to `from` is on the way back. */
  async expectBack({ tenantId, ...back }: Scoped & { from: string; userIds: string[] }): Promise<void> {
    if (this.engine.log.tenantId === tenantId) this.engine.mover.laps.expectBack(back)
  }

  /** Takes over the one at `from`. Safe to repeat. */
  async adopt(command: AdoptCommand): Promise<Adopted> {
    const adopted = await this.engine.mover.adopt(command)
    if (adopted.ok) await this.engine.wake()
    return adopted
  }

  /** A person says that this contact is not the one it was joined to. */
  async reclaim({ tenantId, by }: Scoped & { by: Actor }): Promise<Reclaimed | NotHere> {
    const { log } = this.engine
    if (!log.exists || log.tenantId !== tenantId) return { ok: false, reason: 'not_found' }
    const reclaimed = await reclaim(this.env, log, this.engine.timers, by)
    await this.engine.wake()
    return reclaimed
  }

  /** A page of what belongs to the contact that came from there. */
  async giveBack({ tenantId, ...asked }: Scoped & { from: string; after: number }): Promise<GivenBack | NotHere> {
    const refused = notHere(this.engine.log, tenantId)
    if (refused) return refused
    return this.engine.write((now) => {
      const given = givenBack(this.engine.log, asked)
      if (given.ok) this.engine.parting.begin(now)
      else this.engine.parting.end()
      return given
    })
  }

  /** The other has all of it. */
  async separate({
    tenantId,
    ...parting
  }: Scoped & { from: string; head: number; by: Actor }): Promise<ReturnType<typeof separate> | NotHere> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => {
        this.engine.files.keepSaid()
        const parted = separate(this.engine.log, parting, now)
        if (parted.ok) this.engine.parting.end()
        return parted
      })
    )
  }

  /** A page of what this one hands over. */
  async handOver({
    tenantId,
    after,
    limit,
  }: Scoped & { after: number; limit: number }): Promise<Answer<{ page: MovePage }>> {
    const { log } = this.engine
    if (log.tenantId !== tenantId || !log.exists) return { ok: false, reason: 'not_found' }
    return { ok: true, page: pageOf(log, after, limit) }
  }
}
