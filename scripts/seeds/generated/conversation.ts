import type { ParsedTenant } from '../seed-file.ts'
import { type Random, randomFrom } from './random.ts'
import { TONGUES, type Tongue } from './words.ts'

type Past = ParsedTenant['history'][number]
type Line = Past['messages'][number]

const MINUTES_A_DAY = 24 * 60

/** Conversation number `index` of a tenant that has grown, its newest message `index` minutes ago; the same at every run. */
export function generatedConversation(
  { users, labels }: Pick<ParsedTenant, 'users' | 'labels'>,
  number: string,
  index: number,
  messagesEach: number,
): Past {
  const { tongue, contact } = customerOf(index)
  const random = randomFrom(2 * index + 1)
  const messages = linesOf(random, tongue, messagesEach).map((line, position) => ({
    ...line,
    ago: index + (messagesEach - position) * 3,
  }))
  return { number, contact, messages, standing: standingOf(random, users, labels) }
}

/** What the same customer writes today. */
export function generatedLine(index: number): { contact: Past['contact']; text: string } {
  const { tongue, contact } = customerOf(index)
  const [line] = linesOf(randomFrom(-index - 1), tongue, 1)
  return { contact, text: line?.text ?? '' }
}

function customerOf(index: number): { tongue: Tongue; contact: Past['contact'] } {
  const random = randomFrom(2 * index)
  const tongue = pick(random, TONGUES)
  const name = `${pick(random, tongue.first)} ${pick(random, tongue.last)}`
  return { tongue, contact: { wa_id: `${tongue.prefix}${10_000_000 + index}`, name } }
}

function linesOf(random: Random, { words }: Tongue, count: number): Omit<Line, 'ago'>[] {
  return Array.from({ length: count }, (_, position) => ({
    // Mostly in turns, as people write; who had the last word is open.
    from: position === 0 || random() < 0.52 ? ('customer' as const) : ('business' as const),
    text: Array.from({ length: 4 + Math.floor(random() * 12) }, () => pick(random, words)).join(' '),
  }))
}

/** Most are open, so that the list is as long as a list gets. */
function standingOf(random: Random, users: ParsedTenant['users'], labels: ParsedTenant['labels']): Past['standing'] {
  const people = users.filter(({ role }) => role !== 'analyst')
  const dice = random()
  const onIt = labels.filter(() => random() < 0.12).map(({ id }) => id)
  const labelled = onIt.length > 0 ? { labels: onIt } : {}
  if (dice < 0.08) return { state: 'resolved', ...labelled }
  const holder = holderOf(random, people)
  if (dice < 0.09) return { state: 'snoozed', holder, ...labelled }
  if (dice < 0.1)
    return { state: 'snoozed', holder, snoozedFor: Math.floor((30 + random() * 60) * MINUTES_A_DAY), ...labelled }
  return { holder, ...labelled }
}

function holderOf(random: Random, people: ParsedTenant['users']): string {
  const dice = random()
  if (dice < 0.3) return 'assistant'
  return dice < 0.6 || people.length === 0 ? 'people' : pick(random, people).id
}

function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
