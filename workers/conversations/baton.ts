/** Who may speak to the customer. Exactly one holder at any time; everybody else is silent. */
export type Baton =
  | { holder: 'assistant' }
  | { holder: 'people'; reason: string; team?: string }
  | { holder: 'agent'; userId: string }
  | { holder: 'nobody'; why: 'closed' | 'blocked' | 'elsewhere' }

export type BatonMove =
  /** The customer wrote. `assistant`: does the assistant speak on this number now. `late`: too old for an automatic answer. */
  | { kind: 'inbound'; assistant: boolean; late: boolean }
  | { kind: 'person_wanted'; reason: string }
  | { kind: 'assistant_gave_up'; reason: string; team?: string }
  /** An agent takes the conversation, or answers in it. */
  | { kind: 'taken'; userId: string }
  | { kind: 'to_people'; reason: string; team?: string }
  | { kind: 'to_assistant' }
  /** Answered on the phone app of the business, or through another app. */
  | { kind: 'answered_elsewhere'; by: 'phone_app' | 'other_app' }
  /** Another app holds the thread now, or gave it to us. */
  | { kind: 'thread_passed'; toUs: boolean }
  | { kind: 'closed' }
  | { kind: 'reopened'; assistant: boolean }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }

export function firstBaton(assistant: boolean): Baton {
  return assistant ? { holder: 'assistant' } : { holder: 'people', reason: 'assistant_off' }
}

/**
 * The table of all moves, holder by holder. A move that changes nothing returns the same object.
 * Blocked is left only by unblocking; while another app holds the thread only that app, or a person of ours, ends it.
 */
export function moveBaton(baton: Baton, move: BatonMove): Baton {
  if (baton.holder === 'nobody' && baton.why === 'blocked' && move.kind !== 'unblocked') return baton
  switch (move.kind) {
    case 'inbound':
      return onInbound(baton, move)
    case 'person_wanted':
      return baton.holder === 'assistant' ? { holder: 'people', reason: move.reason } : baton
    case 'assistant_gave_up':
      return baton.holder === 'assistant' ? toPeople(move) : baton
    case 'taken':
      return baton.holder === 'agent' && baton.userId === move.userId ? baton : { holder: 'agent', userId: move.userId }
    case 'to_people':
      return toPeople(move)
    case 'to_assistant':
      return baton.holder === 'assistant' ? baton : { holder: 'assistant' }
    case 'answered_elsewhere':
      return baton.holder === 'assistant' ? { holder: 'people', reason: `answered_on_${move.by}` } : baton
    case 'thread_passed':
      if (move.toUs) return isElsewhere(baton) ? { holder: 'people', reason: 'thread_passed_to_us' } : baton
      return baton.holder === 'nobody' && baton.why === 'closed' ? baton : elsewhere(baton)
    case 'closed':
      return { holder: 'nobody', why: 'closed' }
    case 'reopened':
      return baton.holder === 'nobody' && baton.why === 'closed' ? firstBaton(move.assistant) : baton
    case 'blocked':
      return { holder: 'nobody', why: 'blocked' }
    case 'unblocked':
      return baton.holder === 'nobody' && baton.why === 'blocked' ? { holder: 'people', reason: 'unblocked' } : baton
  }
}

function toPeople({ reason, team }: { reason: string; team?: string }): Baton {
  return { holder: 'people', reason, ...(team === undefined ? {} : { team }) }
}

function onInbound(baton: Baton, move: { assistant: boolean; late: boolean }): Baton {
  switch (baton.holder) {
    case 'assistant':
      if (move.late) return { holder: 'people', reason: 'late' }
      return move.assistant ? baton : firstBaton(false)
    case 'people':
      // Switched on since: nobody has been promised a person here.
      return baton.reason === 'assistant_off' && move.assistant && !move.late ? firstBaton(true) : baton
    case 'agent':
      return baton
    case 'nobody':
      if (baton.why !== 'closed') return baton
      return move.late ? { holder: 'people', reason: 'late' } : firstBaton(move.assistant)
  }
}

function isElsewhere(baton: Baton): boolean {
  return baton.holder === 'nobody' && baton.why === 'elsewhere'
}

function elsewhere(baton: Baton): Baton {
  return isElsewhere(baton) ? baton : { holder: 'nobody', why: 'elsewhere' }
}

/** May an automatic answer of any sort leave now: keyword rules, opt-out lines, the assistant. */
export function mayAutomate(baton: Baton): boolean {
  return baton.holder === 'assistant' || baton.holder === 'people'
}

export function sameBaton(a: Baton, b: Baton): boolean {
  if (a === b) return true
  if (a.holder !== b.holder) return false
  if (a.holder === 'agent' && b.holder === 'agent') return a.userId === b.userId
  if (a.holder === 'people' && b.holder === 'people') return a.reason === b.reason && a.team === b.team
  if (a.holder === 'nobody' && b.holder === 'nobody') return a.why === b.why
  return true
}
