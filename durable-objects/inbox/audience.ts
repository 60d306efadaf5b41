import type { Here, Presence } from '../../workers/conversations/live-event'
import type { Sight } from '../../workers/conversations/sight'
import { everybody, isPerson, type Listener, moveOf, placeIn, presenceOf } from './presence'
import { acceptSocket, message, type Seat, seatsOf, send } from './sockets'

/** Private codes. After the first two the dashboard signs in again, or stops; after the third it comes back. */
const CLOSE_REVOKED = 4001
const CLOSE_ERASED = 4002
const CLOSE_COME_AGAIN = 4003
/** Clients ping every 25 seconds: two of them are missing. */
const SILENT_MS = 75_000
/** Sessions run out and keys are revoked where nobody tells us: whoever comes back has been asked who they are. */
const LONGEST_MS = 24 * 60 * 60_000
/** Between two looks for those who fell silent; a busy inbox publishes far more often. */
const LOOK_EVERY_MS = 5_000
/** A socket that was on its way when its rights were taken away has come by then. */
const SHUT_OUT_MS = 2_000
/** Moves of one window that are told in a second. What is more is nobody's hand. */
const MOVES_A_SECOND = 5

export type Who = Pick<Listener, 'userId' | 'sessionId' | 'window' | 'sight' | 'masks'>

/** Who listens, and where they are. Everything that must last stands in the sockets: no timer keeps the object awake. */
export class Audience {
  readonly #ctx: DurableObjectState
  readonly #sees: (sight: Sight, conversationId: string) => boolean
  readonly #moves = new WeakMap<WebSocket, { since: number; count: number }>()
  /** Until when somebody who was sent away may not come back, by session or user id. */
  readonly #shutOut = new Map<string, number>()
  #lookedAt = 0

  constructor(ctx: DurableObjectState, sees: (sight: Sight, conversationId: string) => boolean) {
    this.#ctx = ctx
    this.#sees = sees
  }

  seats(userId?: string): Seat[] {
    return seatsOf(this.#ctx, userId)
  }

  /** `first`: what the socket hears before anything else, given where everybody is. */
  join(who: Who, first: (presence: Presence[]) => string[]): Response {
    this.dropStale()
    const now = Date.now()
    const before = presenceOf(who.userId, this.#listeners())
    const start = { since: now, at: now, moved: false, conversationId: null, writing: null, closed: false }
    const { client, seat } = acceptSocket(this.#ctx, { ...who, ...start })
    const others = isPerson(who) ? everybody(this.#listeners()) : []
    for (const text of first(others.map((presence) => this.#placeFor(who, presence)))) send([seat], text)
    this.#tell(who.userId, before, seat.socket)
    return new Response(null, { status: 101, webSocket: client })
  }

  /** A window says where it is; whoever says anything else, or is no person, is sent away. */
  hear(socket: WebSocket, here: Here | undefined): void {
    this.dropStale()
    const listener: Listener | null = socket.deserializeAttachment()
    if (!listener || listener.closed) return
    if (!here || !isPerson(listener)) return this.#close([{ socket, listener }], 1003, 'nothing to say here')
    if (!this.#mayMove(socket)) return
    const before = presenceOf(listener.userId, this.#listeners())
    // Two windows within a millisecond: the later one still leads.
    const at = Math.max(Date.now(), (before?.at ?? 0) + 1)
    const writing = here.conversationId === null ? null : here.writing
    const place = this.#placeFor(listener, { ...here, writing, userId: listener.userId, at })
    const { conversationId } = place
    socket.serializeAttachment({
      ...listener,
      conversationId,
      writing: place.writing,
      at,
      moved: true,
    } satisfies Listener)
    this.#tell(listener.userId, before, socket)
  }

  /** A socket has ended by itself. */
  left(socket: WebSocket): void {
    const listener: Listener | null = socket.deserializeAttachment()
    if (!listener || listener.closed) return
    const before = presenceOf(listener.userId, [...this.#listeners(), listener])
    socket.serializeAttachment({ ...listener, closed: true } satisfies Listener)
    this.#tell(listener.userId, before)
  }

  /** Of one session, or all of a person. */
  revoke(userIds: readonly string[], sessionId?: string): number {
    const now = Date.now()
    for (const [id, until] of this.#shutOut) if (until <= now) this.#shutOut.delete(id)
    for (const id of sessionId === undefined ? userIds : [sessionId]) this.#shutOut.set(id, now + SHUT_OUT_MS)
    const seats = userIds.flatMap((userId) => this.seats(userId))
    const revoked = seats.filter(({ listener }) => sessionId === undefined || listener.sessionId === sessionId)
    this.#close(revoked, CLOSE_REVOKED, 'signed out')
    return revoked.length
  }

  isShutOut({ userId, sessionId }: Who): boolean {
    const until = Math.max(this.#shutOut.get(userId) ?? 0, this.#shutOut.get(sessionId ?? '') ?? 0)
    return Date.now() < until
  }

  endAll(): void {
    for (const { socket, listener } of this.seats()) {
      socket.serializeAttachment({ ...listener, closed: true } satisfies Listener)
      socket.close(CLOSE_ERASED, 'erased')
    }
  }

  /** A laptop that went to sleep closes nothing; and nobody stays for ever. Called when the object is awake anyway. */
  dropStale(): void {
    const now = Date.now()
    if (now - this.#lookedAt < LOOK_EVERY_MS) return
    this.#lookedAt = now
    const seats = this.seats().filter(({ socket, listener }) => {
      if (now - listener.since > LONGEST_MS) return true
      const heard = this.#ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0
      return isPerson(listener) && now - Math.max(heard, listener.since, listener.at) > SILENT_MS
    })
    this.#close(seats, CLOSE_COME_AGAIN, 'come again')
  }

  #close(seats: Seat[], code: number, reason: string): void {
    if (seats.length === 0) return
    const before = everybody(this.#listeners())
    for (const { socket, listener } of seats) {
      socket.serializeAttachment({ ...listener, closed: true } satisfies Listener)
      socket.close(code, reason)
    }
    for (const userId of new Set(seats.map(({ listener }) => listener.userId)))
      this.#tell(
        userId,
        before.find((presence) => presence.userId === userId),
      )
  }

  /** To all windows but the one that caused it; programs are told nothing. */
  #tell(userId: string, before: Presence | undefined, except?: WebSocket): void {
    const seats = this.seats().filter(({ listener }) => isPerson(listener))
    const after = presenceOf(
      userId,
      seats.map(({ listener }) => listener),
    )
    const whole = moveOf(before, after)
    const text = whole && message(whole)
    for (const seat of seats) {
      if (seat.socket === except) continue
      const told = seat.listener.sight ? this.#inSight(seat.listener, before, after) : text
      if (told !== undefined) send([seat], told)
    }
  }

  #inSight(who: Who, before: Presence | undefined, after: Presence | undefined): string | undefined {
    const [was, is] = [before, after].map((presence) => presence && this.#placeFor(who, presence))
    const move = moveOf(was, is)
    return move && message(move)
  }

  #placeFor({ sight }: Pick<Who, 'sight'>, presence: Presence): Presence {
    return sight ? placeIn(presence, (conversationId) => this.#sees(sight, conversationId)) : presence
  }

  #mayMove(socket: WebSocket): boolean {
    const now = Date.now()
    const known = this.#moves.get(socket)
    const moves = known && now - known.since < 1_000 ? known : { since: now, count: 0 }
    moves.count += 1
    this.#moves.set(socket, moves)
    return moves.count <= MOVES_A_SECOND
  }

  #listeners(): Listener[] {
    return this.seats().map(({ listener }) => listener)
  }
}
