import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../workers/env'
import { portfolioObjectOf } from '../workers/objects'
import { errorName, log } from '../workers/platform/log'
import { count } from '../workers/platform/operations'
import { Circuit, type Report } from './channel/circuit'
import { type ChannelFacts, peopleOf, readFacts } from './channel/facts'
import type { SendLane } from './channel/lanes'
import { Ledger, type Reached } from './channel/ledger'
import type { ShareAnswer, Trouble } from './channel/pacer'
import { Shares } from './channel/shares'
import { ChannelStore } from './channel/store'
import { Waiters } from './channel/waiters'

interface Owner {
  tenantId: string
  channelId: string
}

export interface ShareCall extends Owner {
  isolate: string
  lane: SendLane
  wanted: number
  /** Conversations of that isolate that wait now. */
  waiting: number
  /** What the number may send in a second, as its settings say. */
  rate: number
}

/** `opensInMs`: it does not send until then; null: it sends. */
export interface CircuitNews extends Trouble {
  opensInMs: number | null
}

/** How a number is doing, for its page. */
export interface ChannelPace {
  inUse: number
  circuit: 'closed' | 'open' | 'probing'
  opensAt: number | null
  /** Meta's code of what opened it. */
  code: number | null
  waiting: number
  raised: number
  limit: { tier: string; used: number; until: number | null } | null
}

/** How long what D1 says of a number may be acted on. */
const FACTS_MS = 60_000
/** After Meta found it too fast it sends at half its rate, and comes back to it within a minute. */
const SLOW_MS = 60_000
const SLOW_PART = 0.5
const TOO_FAST = new Set([4, 80007, 130429, 131048])
const CIRCUIT_RETRY_MS = 1_000
const GIVEN_UP = 'given_up'

/** One phone number: its pace, its circuit breaker. One more of the class keeps the ledger of a portfolio, which numbers share. */
export class ChannelDO extends DurableObject<Env> {
  readonly #store = new ChannelStore(this.ctx.storage)
  readonly #kept = this.#store.read()
  readonly #shares = new Shares(Date.now(), this.#kept.recordedUntil, (until) =>
    this.#store.write({ recordedUntil: until }),
  )
  readonly #circuit = new Circuit(this.#kept.circuit, (circuit) => this.#store.write({ circuit }))
  readonly #ledger = new Ledger(this.#store.sql)
  readonly #waiters = new Waiters()
  #facts = this.#kept.facts
  #factsAt = 0
  #slowedAt = this.#kept.slowedAt

  /** A share of the number's rate for one isolate. Lost on the way it is lost: nobody sends more for it. */
  async share(call: ShareCall): Promise<ShareAnswer> {
    count('objectRequests')
    const facts = await this.#known(call)
    const now = Date.now()
    const capped = facts?.capped ?? false
    const refusal = this.#circuit.refusal(now)
    const id = `${call.lane}|${call.isolate}`
    const trouble = this.#circuit.trouble(now)
    if (refusal && refusal !== 'probe')
      return { ok: false, why: 'circuit', capped, retryInMs: refusal.retryInMs, ...trouble }
    const outranked = this.#waiters.isOutranked(call.lane, now)
    const granted = outranked ? null : this.#shares.grant({ ...call, ...this.#demand(call, refusal, now) }, now)
    if (!granted?.ok) {
      const retryInMs = granted?.retryInMs ?? CIRCUIT_RETRY_MS / 4
      this.#waiters.add(id, call.lane, now + retryInMs + CIRCUIT_RETRY_MS, Math.max(1, call.waiting))
      return { ok: false, why: refusal ? 'circuit' : 'pace', capped, retryInMs, ...trouble }
    }
    this.#waiters.remove(id)
    const probe = refusal === 'probe'
    if (probe) this.#circuit.probing(now)
    return { ok: true, perSecond: probe ? 1 : granted.perSecond, forMs: granted.forMs, probe, capped }
  }

  /** What became of sends, as far as it says something of the number. */
  async report({ tenantId, channelId, ...report }: Owner & Report): Promise<CircuitNews> {
    count('objectRequests')
    if (!this.#store.isOf({ tenantId, channelId })) return { opensInMs: null, code: null, openForMs: 0 }
    this.#store.open({ tenantId, channelId })
    const now = Date.now()
    this.#circuit.report(report, now)
    if (report.failure && TOO_FAST.has(report.failure.code) && Math.abs(now - this.#slowedAt) > SLOW_MS / 4) {
      this.#slowedAt = now
      this.#store.write({ slowedAt: now })
    }
    const refusal = this.#circuit.refusal(now)
    const trouble = this.#circuit.trouble(now)
    if (!refusal) return { opensInMs: null, ...trouble }
    return { opensInMs: refusal === 'probe' ? CIRCUIT_RETRY_MS : refusal.retryInMs, ...trouble }
  }

  /** May one more person be written to outside a window. Asked before each such send. */
  async reach({ tenantId, channelId, key }: Owner & { key: string }): Promise<Reached & { tier?: string }> {
    count('objectRequests')
    const facts = await this.#known({ tenantId, channelId }, true)
    const most = peopleOf(facts?.tier ?? null)
    if (!facts?.tier || most === null) return { ok: true, isNew: false }
    const ledger = await portfolioObjectOf(this.env, { tenantId, portfolioId: facts.portfolio })
    const reached = await ledger.enter({ tenantId, channelId: facts.portfolio, key, most })
    return { ...reached, tier: facts.tier }
  }

  /** The send was refused: that person was not reached. */
  async missed({ tenantId, channelId, key }: Owner & { key: string }): Promise<void> {
    count('objectRequests')
    const facts = await this.#known({ tenantId, channelId })
    if (!facts) return
    const ledger = await portfolioObjectOf(this.env, { tenantId, portfolioId: facts.portfolio })
    await ledger.strike({ tenantId, channelId: facts.portfolio, key })
  }

  /** Of a portfolio's ledger. */
  async enter({ key, most, ...owner }: Owner & { key: string; most: number }): Promise<Reached> {
    if (!this.#store.isOf(owner)) return { ok: false, until: Date.now(), used: 0 }
    this.#store.open(owner)
    const reached = this.#ledger.reach(key, most, Date.now())
    if ((await this.ctx.storage.getAlarm()) === null) await this.#sweep()
    return reached
  }

  /** Of a portfolio's ledger. */
  async strike({ key, ...owner }: Owner & { key: string }): Promise<void> {
    if (!this.#store.isOf(owner)) return
    this.#store.open(owner)
    this.#ledger.giveBack(key)
  }

  /** Of a portfolio's ledger. */
  async used({ most, ...owner }: Owner & { most: number }): Promise<{ used: number; until: number | null }> {
    if (!this.#store.isOf(owner)) return { used: 0, until: null }
    this.#store.open(owner)
    return this.#ledger.used(most, Date.now())
  }

  async pace(owner: Owner): Promise<ChannelPace> {
    const facts = await this.#known(owner, true)
    const now = Date.now()
    const most = peopleOf(facts?.tier ?? null)
    const { tenantId } = owner
    const ledger =
      facts && most !== null && (await portfolioObjectOf(this.env, { tenantId, portfolioId: facts.portfolio }))
    const used = ledger && (await ledger.used({ tenantId, channelId: facts.portfolio, most }))
    return {
      ...this.#circuit.state(now),
      inUse: this.#shares.inUse(now),
      waiting: this.#waiters.count(now),
      raised: facts?.raised ?? 0,
      limit: facts?.tier ? { tier: facts.tier, ...(used || { used: 0, until: null }) } : null,
    }
  }

  /** Caps or health changed: what is known of them is read again. */
  async lookAgain(owner: Owner): Promise<void> {
    if (!this.#store.isOf(owner)) return
    this.#store.open(owner)
    await this.#look(owner)
  }

  /** The connection was renewed: it sends again at once. */
  async renewed(owner: Owner): Promise<void> {
    await this.lookAgain(owner)
    this.#circuit.close()
  }

  /** The tenant gave the number up, or has it again: kept here too, for D1 may be down when somebody must know. */
  async hold({ held, ...owner }: Owner & { held: boolean }): Promise<void> {
    if (!this.#store.isOf(owner)) return
    this.#store.open(owner)
    if (held) await this.ctx.storage.delete(GIVEN_UP)
    else await this.ctx.storage.put(GIVEN_UP, true)
  }

  async isHeld(owner: Owner): Promise<boolean> {
    return this.#store.isOf(owner) && (await this.ctx.storage.get(GIVEN_UP)) === undefined
  }

  /** Nothing of it is left. */
  async erase(owner: Owner): Promise<void> {
    if (this.#store.isOf(owner)) await this.#store.erase()
  }

  override async alarm(): Promise<void> {
    await this.#sweep()
  }

  async #sweep(): Promise<void> {
    const again = this.#ledger.sweep(Date.now())
    if (again !== undefined) await this.ctx.storage.setAlarm(again)
  }

  /** While Meta finds it too fast, less; while it is being found out whether it works, one. */
  #demand(
    { wanted, rate }: ShareCall,
    refusal: 'probe' | null | object,
    now: number,
  ): { wanted: number; rate: number } {
    const since = now - this.#slowedAt
    const part = since >= 0 && since < SLOW_MS ? SLOW_PART + (1 - SLOW_PART) * (since / SLOW_MS) : 1
    const most = Math.max(1, Math.floor(Math.max(rate, this.#facts?.raised ?? 0) * part))
    return { wanted: refusal === 'probe' ? 1 : wanted, rate: most }
  }

  /** As D1 said within a minute; after a restart as it said last, while it is asked again. `now`: waits for that. */
  async #known(owner: Owner, now = false): Promise<ChannelFacts | null> {
    if (!this.#store.isOf(owner)) return null
    this.#store.open(owner)
    const age = Date.now() - this.#factsAt
    if (age >= 0 && age < FACTS_MS) return this.#facts
    this.#factsAt = Date.now()
    const looked = this.#look(owner)
    if (now || !this.#facts) await looked
    else this.ctx.waitUntil(looked)
    return this.#facts
  }

  async #look(owner: Owner): Promise<void> {
    try {
      const facts = await readFacts(this.env, owner)
      this.#factsAt = Date.now()
      if (!facts || JSON.stringify(facts) === JSON.stringify(this.#facts)) return
      this.#facts = facts
      this.#store.write({ facts })
    } catch (error) {
      log.error('channel.facts', { error: errorName(error) }) // it goes on with what it knows, and asks again
    }
  }
}
