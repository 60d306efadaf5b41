import type { InboxCounts, LiveEvent } from '../../workers/conversations/live-event'

/** RFC 6455: reported, never sent. The first stands for a close frame without a code, the others for no close frame at all. */
const WITHOUT_CODE = 1005
const WITHOUT_FRAME = new Set([1006, 1015])
/** Private codes: the dashboard signs in again, or stops. */
export const CLOSE_REVOKED = 4001
export const CLOSE_ERASED = 4002

/** A feed message, put together from JSON that is at hand: a publish is never serialised per socket or twice. */
export function feedMessage(message: {
  n: number
  conversationId?: string | null
  row: string | null
  events: string
  counts?: InboxCounts
}): string {
  const about = message.conversationId ? `,"conversationId":${JSON.stringify(message.conversationId)}` : ''
  const counts = message.counts ? `,"counts":${JSON.stringify(message.counts)}` : ''
  return `{"type":"feed","n":${message.n},"row":${message.row}${about},"events":${message.events}${counts}}`
}

/** Accepts a hibernating socket of one user; `first` is what it hears before anything else can be published. */
export function acceptSocket(ctx: DurableObjectState, userId: string, first: string[]): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  ctx.acceptWebSocket(server, [userTag(userId)])
  // Answered without waking the object; a browser cannot send ping frames.
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  for (const message of first) server.send(message)
  return new Response(null, { status: 101, webSocket: client })
}

export function message(event: LiveEvent): string {
  return JSON.stringify(event)
}

export function sendToAll(sockets: WebSocket[], text: string): void {
  for (const socket of sockets) {
    try {
      socket.send(text)
    } catch {
      // Closing at this moment. Its client comes back with the position it knows.
    }
  }
}

export function closeSocketsOf(ctx: DurableObjectState, userId: string): number {
  return closeAll(ctx.getWebSockets(userTag(userId)), CLOSE_REVOKED, 'signed out')
}

export function closeAll(sockets: WebSocket[], code: number, reason: string): number {
  for (const socket of sockets) socket.close(code, reason)
  return sockets.length
}

export function answerClose(socket: WebSocket, code: number, reason: string): void {
  if (code === WITHOUT_CODE) socket.close()
  else if (!WITHOUT_FRAME.has(code)) socket.close(code, reason)
}

function userTag(userId: string): string {
  return `user:${userId}`
}
