import { utf8 } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'
import { type AuditEntry, type AuditFilter, entriesAfter } from './queries'

export const FORMATS = { csv: 'text/csv; charset=utf-8; header=present', ndjson: 'application/x-ndjson' } as const
export type Format = keyof typeof FORMATS

const PAGE = 500
const COLUMNS = [
  'n',
  'at',
  'actor',
  'action',
  'target',
  'detail',
  'sessionId',
  'requestId',
  'previousHash',
  'hash',
] as const

/** All that fits, the oldest first, page by page as it is read: however long the log is, little of it is in memory. */
export function exportOf(scope: TenantScope, format: Format, filter: AuditFilter): ReadableStream<Uint8Array> {
  let after = 0
  return new ReadableStream({
    start(controller) {
      if (format === 'csv') controller.enqueue(utf8(`${COLUMNS.join(',')}\r\n`))
    },
    async pull(controller) {
      const entries = await entriesAfter(scope, { ...filter, after, limit: PAGE })
      after = entries.at(-1)?.n ?? after
      if (entries.length > 0) controller.enqueue(utf8(entries.map(format === 'csv' ? csvLine : jsonLine).join('')))
      if (entries.length < PAGE) controller.close()
    },
  })
}

function jsonLine({ tenantId: _tenantId, ...entry }: AuditEntry): string {
  return `${JSON.stringify(entry)}\n`
}

function csvLine(entry: AuditEntry): string {
  const cells = COLUMNS.map((name) => {
    const value = name === 'at' ? new Date(entry.at).toISOString() : entry[name]
    return cell(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''))
  })
  return `${cells.join(',')}\r\n`
}

/** A spreadsheet runs what begins like a formula: with an apostrophe before it, it is a text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
