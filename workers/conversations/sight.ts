import type { Baton } from './baton'
import type { ConversationRow } from './live-event'

/** What somebody may see of a tenant's conversations, where that is not all. Small: a socket carries it. */
export interface Sight {
  policy: 'team' | 'own'
  userId: string
  teams: string[]
}

/** Whose a conversation is: the team it was given to, and the person who has it, or had it when it was resolved. */
export interface Belongs {
  userId?: string
  team?: string
}

/** What nobody has is everybody's, unless it waits for a team. A team's remains the team's when one of them takes it. */
export function canSee({ policy, userId, teams }: Sight, { userId: holder, team }: Belongs): boolean {
  const isOurs = team !== undefined && teams.includes(team)
  if (holder !== undefined) return holder === userId || (policy === 'team' && isOurs)
  return team === undefined || isOurs
}

export function belongsOf({ belongs, baton }: Pick<ConversationRow, 'belongs' | 'baton'>): Belongs {
  return belongs ?? fromBaton(baton)
}

export function isInSight(sight: Sight | undefined, row: ConversationRow | null): boolean {
  return sight === undefined || (row !== null && canSee(sight, belongsOf(row)))
}

/** After a move: who resolves a conversation had it last, and whoever hands it to the assistant or to all has it no more. */
export function belongsAfter(was: Belongs, to: Baton): Belongs {
  if (to.holder === 'nobody') return was
  if (to.holder !== 'agent') return fromBaton(to)
  return { userId: to.userId, ...(was.team === undefined ? {} : { team: was.team }) }
}

/** What a row must say beside its baton; undefined: nothing. */
export function beyondBaton(belongs: Belongs | undefined, baton: Baton): Belongs | undefined {
  const told = fromBaton(baton)
  return belongs && (belongs.userId !== told.userId || belongs.team !== told.team) ? belongs : undefined
}

function fromBaton(baton: Baton): Belongs {
  if (baton.holder === 'agent') return { userId: baton.userId }
  return baton.holder === 'people' && baton.team !== undefined ? { team: baton.team } : {}
}
