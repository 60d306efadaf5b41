import type { InboxCounts, LiveEvent, Mark } from '../../workers/conversations/live-event'
import type { Listener } from './presence'

/** RFC 6455: reported, never sent. The first stands for a close frame without a code, the others for no close frame at all. */
const WITHOUT_CODE = 1005
const WITHOUT_FRAME = new Set([1006, 1015])

/** A socket and who listens at it. */
export interface Seat {
  socket: WebSocket
  listener: Listener
}

/**
 * A feed message but for its last bracket, put together from JSON that is at hand: a publish is never serialised per socket
 * or twice. What only one person hears is appended.
 */
export function feedHead(message: {
  n: number
  conversationId?: string | null
  row: string | null
  events: string
  counts?: InboxCounts
}): string {
  const about = message.conversationId ? `,"conversationId":${JSON.stringify(message.conversationId)}` : ''
  const counts = message.counts ? `,"counts":${JSON.stringify(message.counts)}` : ''
  return `{"type":"feed","n":${message.n},"row":${message.row}${about},"events":${message.events}${counts}`
}

/** `mark`: the listener's own. */
export function withMark(head: string, mark: Mark | undefined): string {
  return mark === undefined ? `${head}}` : `${head},"mark":${JSON.stringify(mark)}}`
}

export function message(event: LiveEvent): string {
  return JSON.stringify(event)
}

/** A hibernating socket; returns the end that belongs to the client. */
export function acceptSocket(ctx: DurableObjectState, listener: Listener): { client: WebSocket; seat: Seat } {
  const { 0: client, 1: socket } = new WebSocketPair()
  ctx.acceptWebSocket(socket, [userTag(listener.userId)])
  // Answered without waking the object; a browser cannot send ping frames.
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  socket.serializeAttachment(listener)
  return { client, seat: { socket, listener } }
}

/** Everybody who listens, or one person at all their windows; not who was told to go. */
export function seatsOf(ctx: DurableObjectState, userId?: string): Seat[] {
  return ctx.getWebSockets(userId === undefined ? undefined : userTag(userId)).flatMap((socket) => {
    const listener: Listener | null = socket.deserializeAttachment()
    return listener && !listener.closed ? { socket, listener } : []
  })
}

export function send(seats: Seat[], text: string): void {
  for (const { socket } of seats) {
    try {
      socket.send(text)
    } catch {
      // Closing at this moment. Its client comes back with the position it knows.
    }
  }
}

export function answerClose(socket: WebSocket, code: number, reason: string): void {
  if (code === WITHOUT_CODE) socket.close()
  else if (!WITHOUT_FRAME.has(code)) socket.close(code, reason)
}

function userTag(userId: string): string {
  return `user:${userId}`
}
