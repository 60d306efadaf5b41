import { rankOf, type SendLane } from './lanes'
import { Waiters } from './waiters'

/** What ChannelDO answers to whoever asks for a share of a number's rate. Times are spans: no two clocks agree. */
export type ShareAnswer =
  | { ok: true; perSecond: number; forMs: number; probe: boolean; capped: boolean }
  | ({ ok: false; why: 'pace' | 'circuit'; retryInMs: number; capped: boolean } & Trouble)

/** Meta's code of what keeps a number from sending, and for how long it has. */
export interface Trouble {
  code: number | null
  openForMs: number
}

/** Leave to send one message now. `back`: it was answered, or given up. */
export interface Token {
  ok: true
  /** It finds out for all whether the number sends again. */
  probe: boolean
  back(now: number): void
}

/** `ask`: more may be had from ChannelDO. */
export type Taken = Token | { ok: false; why: 'pace' | 'circuit'; inMs: number; ask: boolean }

/** A share as ChannelDO gave it, on this isolate's clock. */
interface Held {
  perSecond: number
  until: number
}

/** Of one lane: its shares, of which the largest counts, and when each token in use is free again. */
interface Pool {
  lane: SendLane
  held: Held[]
  used: { freeAt: number }[]
  /** What was lent last: it is likely to be lent again. */
  lent: number
  nextAskAt: number
  /** A question is out. */
  isAsking: boolean
}

/** Meta counts a second, at any beginning of it. */
const SECOND_MS = 1_000
/** A send that was not answered by then has arrived if it ever does. */
const LONGEST_FLIGHT_MS = 5_000
/** Between two questions of one isolate for one number. */
const ASK_EVERY_MS = 20
/** A question whose answer never came may be asked again. */
const ASKED_FOR_MS = 3_000
/** Neither a share nor a wait for one lasts longer: what seems to is of a clock that went back. */
const LONGEST_HELD_MS = 60_000
const LONGEST_SLEEP_MS = 3_600_000
/** Somebody may have mended it elsewhere. */
const CIRCUIT_KNOWN_MS = 15_000
/** More than is needed just now, so that the next message need not ask. */
const HEADROOM = 1.5

/**
 * Paces one number within one isolate, for all its conversations together: what ChannelDO lends is shared here, so that an
 * ordinary message asks nobody. Plain data only, no promise: one of another object's would never resolve.
 */
export class Pacer {
  readonly #pools: Pool[] = []
  readonly #waiters = new Waiters()
  /** By lane and reason: whoever waits for Meta to take the number again looks up often, and must not push back the others. */
  readonly #lastWakeAt = new Map<string, number>()
  /** ChannelDO is not asked before: it has said that the number does not send. */
  #circuitUntil = 0
  #opensAt = 0
  #openedAt = 0
  /** Meta's code of what opened the circuit. */
  #code: number | null = null
  /** `lent`: the next token is the probe. `out`: it has left, and all wait for what becomes of it. */
  #probe: 'none' | 'lent' | 'out' = 'none'
  /** Sends that went well since ChannelDO last heard of this isolate. */
  #fine = 0
  capped = false

  take(id: string, lane: SendLane, now: number): Taken {
    if (this.#isRefused(now)) return { ok: false, why: 'circuit', inMs: this.#opensAt - now, ask: false }
    const ahead = this.#waiters.before(id, lane, now)
    const pools = this.#poolsFor(lane, now)
    const free = pools.filter(({ share, used }) => used.length < share)
    const tokens = free.reduce((sum, { share, used }) => sum + share - used.length, 0)
    const [pool] = free
    if (pool && tokens > ahead) {
      this.#waiters.remove(id)
      return this.#token(pool.pool, now)
    }
    const own = this.#poolOf(lane)
    const ask = now >= own.nextAskAt || own.nextAskAt > now + LONGEST_HELD_MS
    const inMs = Math.max(ASK_EVERY_MS / 2, waitInMs(own, pools, ahead, now))
    this.#waiters.add(id, lane, now + inMs + SECOND_MS)
    return { ok: false, why: this.#probe === 'out' ? 'circuit' : 'pace', inMs, ask }
  }

  /**
   * Someone who would wait for longer than is worth staying awake goes to sleep: until when. Those who sleep wake one after
   * the other, at the pace at which they can be served.
   */
  sleep(
    id: string,
    lane: SendLane,
    { why, inMs }: Pick<Extract<Taken, { ok: false }>, 'why' | 'inMs'>,
    now: number,
  ): number {
    this.#waiters.remove(id)
    const perSecond = Math.max(1, this.#poolOf(lane).lent)
    const queue = `${lane}|${why}`
    const last = this.#lastWakeAt.get(queue) ?? 0
    const inTurn = last > now + LONGEST_SLEEP_MS ? now : last + SECOND_MS / perSecond
    const until = Math.ceil(Math.max(now + inMs, inTurn))
    this.#lastWakeAt.set(queue, until)
    return until
  }

  /** How many sends a second to ask for, with those that are used already. From now on others wait for the answer. */
  asking(lane: SendLane, now: number): number {
    const own = this.#poolOf(lane)
    Object.assign(own, { nextAskAt: now + ASKED_FOR_MS, isAsking: true })
    return Math.ceil((own.used.length + this.#waiters.count(now)) * HEADROOM) || 1
  }

  /** `askedAt`: what is lent is lent from then on, or the way back would make it longer. */
  answered(lane: SendLane, answer: ShareAnswer, askedAt: number, now: number): void {
    this.capped = answer.capped
    const pool = this.#poolOf(lane)
    pool.isAsking = false
    if (answer.ok) {
      this.#circuitUntil = 0
      this.#probe = answer.probe ? 'lent' : 'none'
      const { perSecond, forMs } = answer
      const before = shareOf(pool, now)
      pool.held.push({ perSecond, until: askedAt + forMs })
      pool.lent = perSecond
      // As much as before: there is no more, so what comes free here is waited for.
      pool.nextAskAt = now + (perSecond > before ? ASK_EVERY_MS : Math.min(SECOND_MS / 4, forMs / 2))
    } else if (answer.why === 'circuit') this.opened(answer.retryInMs, answer, now)
    else pool.nextAskAt = now + answer.retryInMs
  }

  /** Nobody answered. */
  unanswered(lane: SendLane, now: number): void {
    Object.assign(this.#poolOf(lane), { isAsking: false, nextAskAt: now + SECOND_MS })
  }

  /** The number does not send until then: what was lent is given up. */
  opened(inMs: number, { code, openForMs }: Trouble, now: number): void {
    const until = now + inMs
    this.#opensAt = until
    this.#openedAt = now - openForMs
    this.#circuitUntil = Math.min(until, now + CIRCUIT_KNOWN_MS)
    this.#code = code
    this.#probe = 'none'
    for (const pool of this.#pools) Object.assign(pool, { held: [], nextAskAt: this.#circuitUntil })
  }

  /** What was lent is asked for anew; what is in use stays counted. */
  giveUp(): void {
    this.#circuitUntil = 0
    this.#probe = 'none'
    for (const pool of this.#pools) Object.assign(pool, { held: [], nextAskAt: 0 })
  }

  /** It sends again. */
  closed(now: number): void {
    if (this.#circuitUntil === 0 && this.#probe === 'none') return
    this.#circuitUntil = 0
    this.#probe = 'none'
    for (const pool of this.#pools) pool.nextAskAt = now
  }

  /** Conversations that wait here. */
  waiting(now: number): number {
    return this.#waiters.count(now)
  }

  /** What keeps it from sending now; what else would be said of a number that sends. */
  trouble(now: number): Trouble {
    return { code: this.#code, openForMs: now - this.#openedAt }
  }

  wentWell(): void {
    this.#fine += 1
  }

  /** For ChannelDO's count of what goes well and what does not. */
  takeFine(): number {
    const fine = this.#fine
    this.#fine = 0
    return fine
  }

  #isRefused(now: number): boolean {
    return now < this.#circuitUntil && this.#circuitUntil <= now + CIRCUIT_KNOWN_MS
  }

  #token(pool: Pool, now: number): Token {
    const use = { freeAt: now + LONGEST_FLIGHT_MS + SECOND_MS }
    pool.used.push(use)
    const probe = this.#probe === 'lent'
    if (probe) this.#probe = 'out'
    return {
      ok: true,
      probe,
      // It arrived before it was answered: whatever takes its place now arrives a second later than it did.
      back: (at) => {
        use.freeAt = Math.min(use.freeAt, at + SECOND_MS)
      },
    }
  }

  /** Its own pool and those of lower lanes, without what has ended. */
  #poolsFor(lane: SendLane, now: number): { pool: Pool; share: number; used: Pool['used'] }[] {
    const usable = this.#pools.filter((pool) => rankOf(pool.lane) >= rankOf(lane))
    return usable
      .sort((a, b) => rankOf(a.lane) - rankOf(b.lane))
      .map((pool) => {
        const share = shareOf(pool, now)
        pool.used = pool.used.filter(({ freeAt }) => freeAt > now && freeAt <= now + LONGEST_FLIGHT_MS + SECOND_MS)
        return { pool, share, used: pool.used }
      })
  }

  #poolOf(lane: SendLane): Pool {
    const known = this.#pools.find((pool) => pool.lane === lane)
    if (known) return known
    const made: Pool = { lane, held: [], used: [], lent: 0, nextAskAt: 0, isAsking: false }
    this.#pools.push(made)
    return made
  }
}

/** When it may be its turn. Only who stands first asks for more: the others wait for what comes free. */
function waitInMs(own: Pool, pools: { share: number; used: Pool['used'] }[], ahead: number, now: number): number {
  const share = pools.reduce((sum, pool) => sum + pool.share, 0)
  const mayAskInMs = Math.max(0, own.nextAskAt - now)
  if (share === 0) return (own.isAsking ? ASK_EVERY_MS / 2 : mayAskInMs) + Math.min(ahead, 100)
  const ends = pools.flatMap(({ used }) => used.map(({ freeAt }) => freeAt - now)).sort((a, b) => a - b)
  const freeInMs = Math.floor(ahead / share) * SECOND_MS + (ends[ahead % share] ?? 0)
  return ahead === 0 ? Math.min(freeInMs, mayAskInMs) : freeInMs
}

function shareOf(pool: Pool, now: number): number {
  pool.held = pool.held.filter(({ until }) => until > now && until <= now + LONGEST_HELD_MS)
  return pool.held.reduce((most, { perSecond }) => Math.max(most, perSecond), 0)
}
