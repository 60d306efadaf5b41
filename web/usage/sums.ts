import type { Cap, UsageRow } from './server'

/** In this order everywhere; each has its own colour in the bars. */
export const CATEGORIES = ['service', 'utility', 'authentication', 'marketing', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/** What Meta names in other words counts with what it is. */
export function categoryOf(category: string): Category {
  const plain = category.toLowerCase()
  if (plain.startsWith('authentication')) return 'authentication'
  if (plain.startsWith('marketing')) return 'marketing'
  return CATEGORIES.find((one) => one === plain) ?? 'other'
}

export interface ChannelSum {
  channelId: string
  total: number
  byCategory: Record<Category, number>
  /** Of them without charge. */
  free: number
}

/** One line a number, the busiest first. */
export function sumByChannel(rows: readonly UsageRow[]): ChannelSum[] {
  const sums = new Map<string, ChannelSum>()
  for (const { channelId, category, type, count } of rows) {
    const sum = sums.get(channelId) ?? { channelId, total: 0, byCategory: nothing(), free: 0 }
    sum.total += count
    sum.byCategory[categoryOf(category)] += count
    if (isFree(type)) sum.free += count
    sums.set(channelId, sum)
  }
  return [...sums.values()].sort((a, b) => b.total - a.total)
}

export function isFree(type: string): boolean {
  return type.startsWith('free')
}

/** What counts against a cap. */
export function usedOf(
  { channelId, category }: Pick<Cap, 'channelId' | 'category'>,
  rows: readonly UsageRow[],
): number {
  return rows
    .filter((row) => channelId === '' || row.channelId === channelId)
    .filter((row) => category === '' || categoryOf(row.category) === category)
    .reduce((sum, { count }) => sum + count, 0)
}

function nothing(): Record<Category, number> {
  return { service: 0, utility: 0, authentication: 0, marketing: 0, other: 0 }
}

/** For a spreadsheet: RFC 4180, and no cell that a spreadsheet would take for a formula. */
export function csvOf(month: string, rows: readonly UsageRow[], nameOf: (channelId: string) => string): string {
  const lines = rows.map(({ channelId, category, type, country = '', count }) =>
    [month, nameOf(channelId), category, type, country, String(count)].map(cell).join(','),
  )
  return [['month', 'number', 'category', 'type', 'country', 'messages'].join(','), ...lines].join('\r\n')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The newest first; UTC, as Meta's months are counted. */
export function monthsUpTo(now: number, count: number): string[] {
  const { year, month } = { year: new Date(now).getUTCFullYear(), month: new Date(now).getUTCMonth() }
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 7))
}
