import type { Actor } from '../../workers/conversations/actor'
import type { AdoptedState, Entry, Remaining } from '../../workers/conversations/entry'
import { isOf } from '../../workers/conversations/joined'
import { scoreOfReasons } from '../../workers/conversations/lead-points'
import { reduce } from '../../workers/conversations/reduce'
import { SERVICE_WINDOW_MS } from '../../workers/conversations/reply-window'
import { emptyState, type Joined } from '../../workers/conversations/state'
import type { LeadState } from '../../workers/leads/lead'
import type { ConversationLog } from './log'
import { MOVE_PAGE, type MovePage, pageOf } from './move'
import type { Placed } from './stored'

/** A contact that a person joined to another is themselves again: their messages go back to the conversation they had. */

/** `busy`: something of theirs is out, and its answer knows only this conversation. */
export type GivenBack = { ok: true; page: MovePage } | { ok: false; reason: 'not_joined' | 'busy' }

/** A page of what belongs to the one who came from there: what came with them, and what was said by or to them since. */
export function givenBack(log: ConversationLog, { from, after }: { from: string; after: number }): GivenBack {
  const joined = joinedFrom(log, from)
  if (!joined) return { ok: false, reason: 'not_joined' }
  const isTheirs = theirs(log, joined)
  if (isOut(log, isTheirs)) return { ok: false, reason: 'busy' }
  const page = pageOf(log, after, MOVE_PAGE, isTheirs)
  return { ok: true, page: { ...page, state: stateOf(log, joined, page.state) } }
}

/** They have it all. `more`: something came meanwhile or is out, to be fetched first. */
export function separate(
  log: ConversationLog,
  { from, head, by }: { from: string; head: number; by: Actor },
  now: number,
): { ok: true } | { ok: false; reason: 'more' } {
  const joined = joinedFrom(log, from)
  if (!joined) return { ok: true }
  const isTheirs = theirs(log, joined)
  if (log.head !== head || isOut(log, isTheirs)) return { ok: false, reason: 'more' }
  const seqs = [...everything(log)].filter(isTheirs).map(({ entry }) => entry.seq)
  const gone = new Set(seqs)
  const came = cameWith(log, from)
  const since = came?.seq ?? 0
  const lead = partOf(log, came, (placed) => !gone.has(placed.entry.seq), false)
  const { summarised } = log.state
  log.giveBack(seqs, from, since)
  const rest = {
    ...remaining(log, from, gone),
    lead,
    // Whose answers it holds nobody can say: it may have come with them, or gone on since.
    flow: null,
    // It tells of both.
    summarised: summarised && summarised.seq > since ? null : summarised,
  }
  log.append({ body: { kind: 'separated', from, by, rest, ...(came ? { since: came.at } : {}) }, at: now })
  log.checkpoint()
  return { ok: true }
}

type Came = Entry & { body: Extract<Entry['body'], { kind: 'adopted' }> }

/** How they came here last. */
function cameWith(log: ConversationLog, from: string): Came | null {
  let came: Came | null = null
  for (const { entry } of everything(log)) if (isCame(entry) && entry.body.from === from) came = entry
  return came
}

function isCame(entry: Entry): entry is Came {
  return entry.body.kind === 'adopted'
}

function joinedFrom(log: ConversationLog, from: string): Joined | undefined {
  return log.exists ? log.state.joined.find((one) => one.from === from) : undefined
}

function theirs(log: ConversationLog, joined: Joined): (placed: Placed) => boolean {
  const origins = log.reading.originsOf(joined.from)
  return ({ entry }) => origins.has(entry.seq) || isOf(joined, entry.body)
}

function isOut(log: ConversationLog, isTheirs: (placed: Placed) => boolean): boolean {
  const out = log.state.inFlight && log.reading.placed(log.state.inFlight.seq)
  return out !== null && isTheirs(out)
}

function* everything(log: ConversationLog): Generator<Placed> {
  for (let after = 0; ; ) {
    const rows = log.reading.after(after, MOVE_PAGE)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < MOVE_PAGE) return
    after = last.entry.seq
  }
}

/** As they came, and what they have said since. Whoever holds this conversation holds theirs. */
function stateOf(log: ConversationLog, joined: Joined, here: AdoptedState): AdoptedState {
  const held = log.state.hold && log.reading.placed(log.state.hold.seq)
  const adopted = cameWith(log, joined.from)
  const came: Partial<AdoptedState> = adopted?.body.origin ?? {}
  let inbound = 0
  let wroteAt = 0
  let unanswered: number[] = []
  for (const { entry } of everything(log)) {
    const { body } = entry
    if (body.kind === 'say' && body.to && isOf(joined, body)) unanswered = []
    if (body.kind !== 'meta' || body.quiet || body.event.kind !== 'message') continue
    if (body.event.direction !== 'inbound' || !isOf(joined, body)) continue
    inbound += 1
    wroteAt = body.sentAt
    unanswered.push(body.sentAt)
  }
  const since = wroteAt === 0 ? 0 : wroteAt + SERVICE_WINDOW_MS
  return {
    ...here,
    ...came,
    baton: here.baton,
    state: 'open',
    hold: held && theirs(log, joined)(held) ? here.hold : null,
    labels: came.labels ?? [],
    flow: null,
    lead: partOf(log, adopted, theirs(log, joined), true),
    homes: here.homes ?? [],
    inbound: (came.inbound ?? 0) + inbound,
    unanswered: unanswered.length,
    waitingSince: unanswered[0] ?? null,
    windowClosesAt: Math.max(came.windowClosesAt ?? 0, since),
  }
}

/** What the log says without them, told from the beginning. */
function remaining(
  log: ConversationLog,
  from: string,
  gone: ReadonlySet<number>,
): Omit<Remaining, 'lead' | 'flow' | 'summarised'> {
  const state = emptyState(log.contactKey, false, log.state.createdAt)
  for (const { entry } of everything(log)) {
    if (entry.body.kind === 'adopted' && entry.body.from === from) continue
    reduce(state, entry)
  }
  const { last, reaction, lastInbound, lastOutbound, unanswered, inbound, waitingSince, spoken, windowClosesAt } = state
  const told = { last, reaction, lastInbound, lastOutbound, unanswered, inbound, waitingSince, spoken, windowClosesAt }
  return { ...told, ...workWithout(log, gone) }
}

/** What is known of a lead by some of the messages. What a person wrote is of the one of whom they wrote it. */
function partOf(
  log: ConversationLog,
  came: Came | null,
  isMeant: (placed: Placed) => boolean,
  ofThem: boolean,
): LeadState | null {
  const { lead } = log.state
  if (!lead) return null
  const brought = came?.body.origin.lead?.facts ?? {}
  const facts = Object.entries(lead.facts).filter(([field, { seq, value }]) => {
    if (seq === null) return ofThem === (brought[field]?.seq === null && brought[field].value === value)
    const placed = log.reading.placed(seq)
    return placed !== null && isMeant(placed)
  })
  const known = new Set(facts.map(([field]) => field))
  const reasons = lead.reasons.filter(({ kind, of }) => kind === 'field' && known.has(of))
  return facts.length === 0
    ? null
    : { ...lead, facts: Object.fromEntries(facts), intents: [], reasons, score: scoreOfReasons(reasons) }
}

/** What waited here for them waits there now. */
function workWithout({ state }: ConversationLog, gone: ReadonlySet<number>) {
  const { queue, hold, inFlight, files, burst, burstSince } = state
  const stays = (seq: number) => !gone.has(seq)
  const turn = burst.filter(stays)
  return {
    queue: queue.filter(stays),
    hold: hold && stays(hold.seq) ? hold : null,
    inFlight: inFlight && stays(inFlight.seq) ? inFlight : null,
    files: files.filter(({ seq }) => stays(seq)),
    burst: turn,
    burstSince: turn.length > 0 ? burstSince : null,
  }
}
