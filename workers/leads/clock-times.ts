import { DAY_PARTS, HOUR_WORDS, NUMBERS } from './words'

/** Times of day among the words, as HH:MM. A bare number is none: something beside it must say that it is an hour. */
export function clockTimes(tokens: string[]): string[] {
  const found = tokens.flatMap((token, at) => timeAt(tokens, token, at) ?? [])
  return [...new Set(found)]
}

const BESIDE = 3
/** "Las nueve y media de la noche". */
const FURTHER = 5

function timeAt(tokens: string[], token: string, at: number): string | null {
  if (NOON.has(token)) return '12:00'
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(token)
  const part = dayPartBeside(tokens, at)
  if (clock && (token.includes(':') || part !== null)) return shown(Number(clock[1]), Number(clock[2]), part)
  const hour = /^\d{1,2}$/.test(token) ? Number(token) : NUMBERS.get(token)
  if (hour === undefined) return null
  const next = tokens[at + 1] ?? ''
  const named =
    HOUR_WORDS.has(next) || HOUR_WORDS.has(tokens[at - 1] ?? '') || DAY_PARTS.has(next) || isAtHour(tokens, at)
  if (!named) return null
  // "17h30"
  const minutes = next === 'h' && /^[0-5]\d$/.test(tokens[at + 2] ?? '') ? Number(tokens[at + 2]) : 0
  return shown(hour, minutes, part)
}

const NOON = new Set(['noon', 'midday', 'mediodia', 'meio-dia'])

/** "Half past nine in the evening", "saadhe 9 baje", "las nueve y media": an hour and a part of it, as HH:MM. */
export function partlyHours(tokens: string[]): string[] {
  return tokens.flatMap((token, at) => {
    const hour = /^\d{1,2}$/.test(token) ? Number(token) : NUMBERS.get(token)
    const minutes = hour === undefined ? null : minutesBeside(tokens, at)
    if (hour === undefined || hour > 23 || minutes === null) return []
    const part = dayPartBeside(tokens, at, FURTHER)
    // Asked when, as a bare hour: few places open before seven.
    const whole = part === 'pm' && hour < 12 ? hour + 12 : part === null && hour >= 1 && hour < 7 ? hour + 12 : hour
    const of = (whole * 60 + minutes + 24 * 60) % (24 * 60)
    return shown(Math.floor(of / 60), of % 60, null) ?? []
  })
}

function minutesBeside(tokens: string[], at: number): number | null {
  const before = tokens[at - 1] ?? ''
  const after = tokens.slice(at + 1, at + 4).filter((token) => !HOUR_WORDS.has(token))
  const ahead = before === 'past' || before === 'to' ? (PARTS.get(tokens[at - 2] ?? '') ?? null) : null
  if (ahead !== null) return before === 'to' ? -ahead : ahead
  const indian = INDIAN_PARTS.get(before)
  if (indian !== undefined) return indian
  const [link = '', part = ''] = after
  if (link === 'y' || link === 'e') return PARTS.get(part) ?? null
  if (link === 'menos' || link === 'الا') return PARTS.has(part) ? -(PARTS.get(part) ?? 0) : null
  return ARABIC_PARTS.get(link) ?? null
}

const PARTS = new Map([
  ['half', 30],
  ['quarter', 15],
  ['media', 30],
  ['meia', 30],
  ['cuarto', 15],
  ['quarto', 15],
  ['ربع', 15],
])
const INDIAN_PARTS = new Map(
  ['saadhe 30', 'sadhe 30', 'sadde 30', 'साढे 30', 'sava 15', 'sawa 15', 'सवा 15', 'paune -15', 'पौने -15'].map((one) => {
    const [word = '', minutes] = one.split(' ')
    return [word, Number(minutes)] as const
  }),
)
const ARABIC_PARTS = new Map([
  ['ونصف', 30],
  ['والنصف', 30],
  ['وربع', 15],
  ['والربع', 15],
])

/** An hour with one of these is no bare hour. */
export const PARTS_OF_HOURS: readonly string[] = [...PARTS.keys(), ...INDIAN_PARTS.keys(), ...ARABIC_PARTS.keys()]

/** "a las 5", "às 5"; "at 5" alone may be a price or a place. */
function isAtHour(tokens: string[], at: number): boolean {
  const before = tokens[at - 1] ?? ''
  return before === 'las' || (before === 'as' && /^\d/.test(tokens[at] ?? '') && tokens[at - 2] !== 'as')
}

/** In the words before ("shaam 5 baje") or after ("5 de la tarde"), up to the next number. */
function dayPartBeside(tokens: string[], at: number, most = BESIDE): 'am' | 'pm' | null {
  for (const step of [1, -1])
    for (let beside = at + step; Math.abs(beside - at) <= most; beside += step) {
      const token = tokens[beside]
      if (token === undefined || /^\d/.test(token)) break
      const part = DAY_PARTS.get(token) ?? (token === 'manana' && tokens[beside - 1] === 'la' ? 'am' : undefined)
      if (part) return part
    }
  return null
}

function shown(hour: number, minutes: number, part: 'am' | 'pm' | null): string | null {
  if (hour > 23 || minutes > 59) return null
  const whole = part === 'pm' && hour < 12 ? hour + 12 : part === 'am' && hour === 12 ? 0 : hour
  return `${String(whole).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
