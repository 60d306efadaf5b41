import { DAY_PARTS, HOUR_WORDS, NUMBERS } from './words'

/** Times of day among the words, as HH:MM. A bare number is none: something beside it must say that it is an hour. */
export function clockTimes(tokens: string[]): string[] {
  const found = tokens.flatMap((token, at) => timeAt(tokens, token, at) ?? [])
  return [...new Set(found)]
}

const BESIDE = 3

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

/** "a las 5", "às 5"; "at 5" alone may be a price or a place. */
function isAtHour(tokens: string[], at: number): boolean {
  const before = tokens[at - 1] ?? ''
  return before === 'las' || (before === 'as' && /^\d/.test(tokens[at] ?? '') && tokens[at - 2] !== 'as')
}

/** In the words before ("shaam 5 baje") or after ("5 de la tarde"), up to the next number. */
function dayPartBeside(tokens: string[], at: number): 'am' | 'pm' | null {
  for (const step of [1, -1])
    for (let beside = at + step; Math.abs(beside - at) <= BESIDE; beside += step) {
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
