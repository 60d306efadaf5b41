import { localeOf, type Readable } from './slot'

const DAY_MS = 86_400_000
/** Far enough ahead that nobody takes it for a proposal. */
const DAYS = 8

/** How an answer of a kind may look, in words that are understood; null: any words, or the choices beside it. */
export function exampleOf(kind: Readable['kind'], language: string, today: string): string | null {
  switch (kind) {
    case 'time':
      return language === 'en' || language === 'hi-Latn' || language === 'ta-Latn' ? '5:30 pm' : '17:30'
    case 'date': {
      const day = new Date(Date.parse(`${today}T00:00:00Z`) + DAYS * DAY_MS)
      return new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day)
    }
    case 'number':
      return '2'
    case 'email':
      return 'name@example.com'
    case 'phone':
      return '+91 98765 43210'
    default:
      return null
  }
}
