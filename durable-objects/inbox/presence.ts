import * as z from 'zod'
import type { Here, LiveEvent, Presence } from '../../workers/conversations/live-event'
import type { Sight } from '../../workers/conversations/sight'

/** Who listens at a socket, and where they are: kept with the socket, so that it outlives the object's memory. */
export interface Listener {
  userId: string
  sessionId: string | null
  /** What the window calls itself: it need not hear of its own marks. */
  window: string | null
  /** Hears only of these conversations; absent: of all. */
  sight?: Sight
  /** Hears numbers and names only in part. */
  masks?: boolean
  since: number
  /** False: this window has said nothing yet, and speaks for its person only when no other has. */
  moved: boolean
  conversationId: string | null
  writing: Here['writing']
  at: number
  /** We have closed it: whatever still comes of it is too late. */
  closed: boolean
}

/** What a window says fits in here. */
const HERE_CHARS = 300

const hereMessage = z.strictObject({
  type: z.literal('here'),
  conversationId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullable(),
  writing: z.enum(['reply', 'note']).nullable(),
})

/** What a window calls itself; null when it does not, or by no name of ours: it is kept with the socket, which holds little. */
export function windowOf(asked: URLSearchParams): string | null {
  const name = asked.get('window')
  return name !== null && /^[\w-]{1,100}$/.test(name) ? name : null
}

/** Undefined when it is anything else. */
export function parseHere(message: string | ArrayBuffer): Here | undefined {
  if (typeof message !== 'string' || message.length > HERE_CHARS) return undefined
  try {
    return hereMessage.safeParse(JSON.parse(message)).data
  } catch {
    return undefined
  }
}

/** Programs with a key hear what happens to conversations; they are nowhere, and it is none of their business who is where. */
export function isPerson({ userId }: Pick<Listener, 'userId'>): boolean {
  return !userId.startsWith('api:')
}

/** Where a person is: of several windows, the one that moved last. Undefined when none is open. */
export function presenceOf(userId: string, listeners: Listener[]): Presence | undefined {
  return everybody(listeners.filter((listener) => listener.userId === userId))[0]
}

/** One entry a person. */
export function everybody(listeners: Listener[]): Presence[] {
  const leading = new Map<string, Listener>()
  for (const listener of listeners) {
    const other = leading.get(listener.userId)
    if (isPerson(listener) && (!other || leads(listener, other))) leading.set(listener.userId, listener)
  }
  return [...leading.values()].map(({ userId, conversationId, writing, at }) => ({
    userId,
    conversationId,
    writing,
    at,
  }))
}

function leads(a: Listener, b: Listener): boolean {
  return a.moved === b.moved ? a.at > b.at : a.moved
}

/** Of a conversation that the one who hears of it does not see, only that the colleague is there somewhere. */
export function placeIn(presence: Presence, sees: (conversationId: string) => boolean): Presence {
  const { conversationId } = presence
  return conversationId === null || sees(conversationId)
    ? presence
    : { ...presence, conversationId: null, writing: null }
}

/** What others hear of a move; undefined: nothing has changed for them. */
export function moveOf(before: Presence | undefined, after: Presence | undefined): LiveEvent | undefined {
  if (isSamePlace(before, after)) return undefined
  if (after) return { type: 'presence', presence: after }
  return before && { type: 'presence', presence: before, gone: true }
}

function isSamePlace(a: Presence | undefined, b: Presence | undefined): boolean {
  return a?.conversationId === b?.conversationId && a?.writing === b?.writing
}
