import { signal } from '@preact/signals'
import type { Here, LiveEvent } from '../workers/conversations/live-event'
import { confirmSession, session } from './session'

export type LiveState = 'connecting' | 'live' | 'catching_up' | 'lost'

/** A browser cannot send ping frames; the object answers this text without waking. */
const PING_MS = 25_000
const PONG_WITHIN_MS = 8_000
const LONGEST_WAIT_MS = 15_000
/** A timer this late means that the laptop slept: the socket is dead, whatever it says. */
const SLEPT_MS = 45_000
/** Out of sight browsers let timers run once a minute only. */
const SLEPT_UNSEEN_MS = 90_000
/** A line that breaks sooner is no better than none: the pauses between tries go on growing. */
const STEADY_MS = 5_000
/** What the server takes for a conversation's id; an address may hold anything. */
const ID = /^[\w-]{1,100}$/
/** The server drops what is more than five moves of a window in a second. Fewer, lest a slow line brings them together. */
const MOST_MOVES = 4
const MOVES_IN_MS = 1_500
/** The session ended; the data was erased. */
const FINAL_CODES = new Set([4001, 4002])

export interface Wanted {
  /** The position from which the list was loaded. */
  after: number
  onEvent: (event: LiveEvent) => void
  /** The server ended it for good. */
  onEnd: () => void
}

/**
 * One socket for the whole dashboard. It resumes from the last position heard, so that nothing is missed and nothing
 * needs to be loaded again; `reload` comes when the server no longer keeps what lies between.
 */
export function createLive({ after, onEvent, onEnd }: Wanted) {
  const state = signal<LiveState>('connecting')
  let position = after
  let socket: WebSocket | undefined
  let here: Here = { type: 'here', conversationId: null, writing: null }
  /** When the last moves were told. */
  let moves: number[] = []
  let moveTimer = 0
  let failures = 0
  let retryTimer = 0
  let pongTimer = 0
  let lastTick = Date.now()
  let heardAt = Date.now()
  let closed = false

  function connect(): void {
    clearTimeout(retryTimer)
    drop()
    if (closed) return
    const url = new URL(`/api/live?after=${position}`, location.origin)
    url.protocol = url.protocol.replace('http', 'ws')
    const who = session.peek()
    if (who.state === 'in') url.searchParams.set('person', who.me.id)
    const opened = new WebSocket(url)
    let openedAt = 0
    socket = opened
    opened.onopen = () => {
      openedAt = Date.now()
      state.value = 'catching_up'
      moves = []
      tellHere()
    }
    opened.onmessage = ({ data }) => hear(String(data))
    opened.onclose = ({ code }) => {
      if (socket !== opened) return
      socket = undefined
      if (FINAL_CODES.has(code)) return end()
      if (openedAt > 0 && Date.now() - openedAt > STEADY_MS) failures = 0
      // A browser does not say why there was no socket: whoever is signed out by now, or is somebody else, must hear it.
      if (openedAt === 0) void confirmSession()
      retry()
    }
  }

  function hear(text: string): void {
    clearTimeout(pongTimer)
    heardAt = Date.now()
    if (text === 'pong') return
    const event: LiveEvent = JSON.parse(text)
    if ('n' in event) position = Math.max(position, event.n)
    if (event.type === 'hello') state.value = 'live'
    onEvent(event)
  }

  function retry(): void {
    state.value = 'lost'
    clearTimeout(pongTimer)
    const wait = Math.min(LONGEST_WAIT_MS, 300 * 2 ** Math.min(failures, 6)) * (0.7 + Math.random() * 0.6)
    failures += 1
    clearTimeout(retryTimer)
    retryTimer = window.setTimeout(connect, wait)
  }

  function tick(): void {
    const slept = Date.now() - lastTick > (document.visibilityState === 'hidden' ? SLEPT_UNSEEN_MS : SLEPT_MS)
    lastTick = Date.now()
    if (slept) return connect()
    if (socket?.readyState !== WebSocket.OPEN) return
    socket.send('ping')
    clearTimeout(pongTimer)
    pongTimer = window.setTimeout(connect, PONG_WITHIN_MS)
  }

  /** The network is back, or somebody looks at us again: do not wait out a long pause. */
  function hurry(): void {
    if (document.visibilityState === 'hidden') return
    if (Date.now() - lastTick > SLEPT_MS) return tick()
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) connect()
  }

  /** Of many moves not each is told, but always the last: nobody may stand as writing who stopped long ago. */
  function tellHere(): void {
    clearTimeout(moveTimer)
    const now = Date.now()
    moves = moves.filter((at) => now - at < MOVES_IN_MS)
    const [oldest] = moves
    if (oldest !== undefined && moves.length >= MOST_MOVES) {
      moveTimer = window.setTimeout(tellHere, oldest + MOVES_IN_MS - now)
      return
    }
    moves.push(now)
    sendHere()
  }

  function sendHere(): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(here))
  }

  function drop(): void {
    clearTimeout(pongTimer)
    const old = socket
    socket = undefined
    old?.close()
  }

  function end(): void {
    close()
    onEnd()
  }

  function close(): void {
    closed = true
    clearTimeout(moveTimer)
    clearTimeout(retryTimer)
    clearInterval(pinger)
    removeEventListener('online', hurry)
    document.removeEventListener('visibilitychange', hurry)
    drop()
  }

  const pinger = setInterval(tick, PING_MS)
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  connect()

  return {
    state,
    close,
    /** Says where this person is; only changes travel. */
    say({ conversationId, writing }: Omit<Here, 'type'>): void {
      const place = conversationId !== null && ID.test(conversationId) ? conversationId : null
      if (place === here.conversationId && writing === here.writing) return
      here = { type: 'here', conversationId: place, writing }
      tellHere()
    },
    /** When the server last said anything. */
    heardAt: () => heardAt,
    /** Somebody does not want to wait for the next try. */
    tryNow: connect,
  }
}

export type Live = ReturnType<typeof createLive>
