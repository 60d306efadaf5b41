import * as z from 'zod'
import { type Belongs, belongsOf, canSee, type Sight } from '../../workers/conversations/sight'

/** As SQL selects it beside a row: JSON, for what belongs to whom stands in the row. */
export const WHOSE = "json_extract(row, '$.belongs') AS belongs, json_extract(row, '$.baton') AS baton"

export interface Whose {
  belongs: string | null
  baton: string
}

export type Shows = (belongs: Belongs) => boolean

/** Of whose conversations a page tells; undefined: of everybody's. */
export function shows(sight: Sight | undefined, team: string | undefined): Shows | undefined {
  if (!sight && team === undefined) return undefined
  return (belongs) => (team === undefined || belongs.team === team) && (!sight || canSee(sight, belongs))
}

/** Rows that one look reads until the page is full. */
const PIECE = 200

/** A page of what is to be shown, in pieces of a list in which the rest stands too. */
export function pageInSight<Key>(
  isShown: Shows,
  { from, wanted }: { from: Key; wanted: number },
  read: (from: Key, count: number) => (Key & Whose)[],
): Key[] {
  const seen: Key[] = []
  for (let at = from; seen.length < wanted; ) {
    const piece = read(at, PIECE)
    seen.push(...piece.filter((row) => isShown(whose(row))))
    const last = piece.at(-1)
    if (!last || piece.length < PIECE) break
    at = last
  }
  return seen.slice(0, wanted)
}

export function whose({ belongs, baton }: Whose): Belongs {
  return belongsOf({ ...(belongs === null ? {} : { belongs: JSON.parse(belongs) }), baton: JSON.parse(baton) })
}

const header = z.object({ policy: z.enum(['team', 'own']), userId: z.string(), teams: z.array(z.string()) })

/** As the Worker says it with a socket. */
export function sightFrom(text: string | null): Sight | undefined {
  return text === null ? undefined : header.parse(JSON.parse(text))
}
