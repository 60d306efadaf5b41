export interface Position {
  latitude: number
  longitude: number
  name?: string
}

const NUMBER = /^-?\d{1,3}(?:\.\d+)?$/

/** null: not a number, or no place on earth. */
export function positionOf(latitude: string, longitude: string): { latitude: number | null; longitude: number | null } {
  return { latitude: within(latitude, 90), longitude: within(longitude, 180) }
}

function within(text: string, most: number): number | null {
  const said = text.trim().replace(',', '.').replace('−', '-')
  const value = Number(said)
  return NUMBER.test(said) && Math.abs(value) <= most ? value : null
}

const PAIR = /(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)/
/** The pin goes before the middle of the map. */
const IN_LINK = [/!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/, /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/]
const QUERIES = ['query', 'q', 'll', 'daddr', 'destination']

/** A pair of coordinates, or a link of Google Maps with one in it. null: there is none; short links have theirs elsewhere. */
export function readPlace(pasted: string): Position | null {
  const text = pasted.trim()
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null
  if (!url) return found(PAIR.exec(text))
  const place = /\/place\/([^/@]+)/.exec(url.pathname)?.[1]
  const name = place === undefined ? undefined : nameIn(place)
  for (const pattern of IN_LINK) {
    const position = found(pattern.exec(url.href), name)
    if (position) return position
  }
  for (const query of QUERIES) {
    const position = found(PAIR.exec(url.searchParams.get(query) ?? ''), name)
    if (position) return position
  }
  return found(PAIR.exec(decoded(url.pathname)), name)
}

function found(match: RegExpExecArray | null, name?: string): Position | null {
  const { latitude, longitude } = positionOf(match?.[1] ?? '', match?.[2] ?? '')
  if (latitude === null || longitude === null) return null
  return { latitude, longitude, ...(name ? { name } : {}) }
}

/** Coordinates in words are no name. */
function nameIn(segment: string): string | undefined {
  const name = decoded(segment.replaceAll('+', ' ')).trim()
  return PAIR.test(name) || /°/.test(name) ? undefined : name
}

/** Cut off in the middle of a character it is left as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
