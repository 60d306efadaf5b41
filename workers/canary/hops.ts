/** The way of a message, in its order: what comes in as far as the screen, what goes out, and word of it. */
export const HOPS = [
  'meta_webhook',
  'webhook_conversation',
  'conversation_inbox',
  'inbox_socket',
  'send_graph',
  'status_back',
] as const
export type Hop = (typeof HOPS)[number]

export interface HopState {
  hop: Hop
  okAt: number | null
  failedAt: number | null
  failures: number
  ms: number | null
}

/** So many failures in a row, for one may be anything. */
const ENOUGH: Record<Hop, number> = {
  meta_webhook: 1,
  webhook_conversation: 1,
  conversation_inbox: 1,
  inbox_socket: 1,
  send_graph: 3,
  status_back: 3,
}
/** WhatsApp tells of a send within seconds. With a look each minute, silence is named within ninety. */
export const STATUS_WAIT_MS = 25_000

/** Broken: it failed often enough, and nothing has gone through since. */
export function isBroken({ hop, okAt, failedAt, failures }: HopState, now: number): boolean {
  if (failedAt === null || failedAt <= (okAt ?? 0) || failures < ENOUGH[hop]) return false
  return hop !== 'status_back' || now - failedAt >= STATUS_WAIT_MS
}

/** The first on the way: what lies behind it cannot be well either. null: all of it goes through, as far as anybody saw. */
export function brokenHop(states: readonly HopState[], now: number): Hop | null {
  return HOPS.find((hop) => states.some((state) => state.hop === hop && isBroken(state, now))) ?? null
}

/** What people see of it. */
export interface HopShown {
  name: Hop
  lastAt: number | null
  ok: boolean
  ms: number | null
}

export function shownHops(states: readonly HopState[], now: number): HopShown[] {
  return HOPS.map((name) => {
    const state = states.find(({ hop }) => hop === name)
    return { name, lastAt: state?.okAt ?? null, ok: !state || !isBroken(state, now), ms: state?.ms ?? null }
  })
}

/** Something seen of one hop. `failures` 0: it went through. */
export interface Seen {
  hop: Hop
  at: number
  failures: number
  ms?: number
}

/** Later news of the same hop. A success ends the row of failures. */
export function after(state: HopState | undefined, { hop, at, failures, ms }: Seen): HopState {
  const known = state ?? { hop, okAt: null, failedAt: null, failures: 0, ms: null }
  if (failures === 0)
    return { ...known, okAt: Math.max(known.okAt ?? 0, at), failures: 0, ms: ms === undefined ? known.ms : ms }
  // When the row of failures began: what waits for word has waited since then.
  const failedAt = known.failures > 0 && (known.failedAt ?? 0) > (known.okAt ?? 0) ? known.failedAt : at
  return { ...known, failedAt, failures: known.failures + failures }
}

/** Of what is kept and what was seen since, the later of each. */
export function newestOf(states: readonly HopState[]): HopState[] {
  return HOPS.flatMap((hop) => {
    const same = states.filter((state) => state.hop === hop)
    const [newest] = same.toSorted((a, b) => momentOf(b) - momentOf(a))
    if (!newest) return []
    return [{ ...newest, okAt: same.reduce((at, one) => Math.max(at, one.okAt ?? 0), 0) || null }]
  })
}

function momentOf({ okAt, failedAt }: HopState): number {
  return Math.max(okAt ?? 0, failedAt ?? 0)
}
