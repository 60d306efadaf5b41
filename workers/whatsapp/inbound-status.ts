import * as z from 'zod'
import { statusRecipient } from './contact-key'
import type { PaymentStatusEvent, StatusEvent } from './event'
import { token, words } from './fields'
import { describeGraphError } from './graph-errors'
import type { At, Item } from './inbound'
import { partyFields } from './inbound-party'
import { capText, present } from './loose'
import { timestampOf } from './timestamp'

/** Those that move a message's state; any other is recorded only. */
const KNOWN = new Set(['sent', 'delivered', 'read', 'played', 'failed'])

const status = z.object({
  id: z.string().min(1).max(512),
  status: z.string().transform((text) => capText(text, 64)),
  errors: z.array(z.unknown()).optional().catch(undefined),
  pricing: z
    .object({ type: words(64), category: words(64) })
    .optional()
    .catch(undefined),
  biz_opaque_callback_data: token(512),
})

/** Shared by statuses and errors beside everything: {code, title, message?, error_data{details}?}. */
export const metaError = z.object({
  code: z.number(),
  title: words(512),
  message: words(1024),
  error_data: z
    .object({ details: words(1024) })
    .optional()
    .catch(undefined),
})

export function errorDetails({ error_data, message, title }: z.infer<typeof metaError>): string | undefined {
  return error_data?.details ?? message ?? title
}

/** What became of a message of ours, or of another sender on this number. */
export function parseStatus({ raw, contact, origin }: Item, { receivedAt }: At): StatusEvent | null {
  const read = status.safeParse(raw)
  if (!read.success) return null
  const { pricing, errors, ...report } = read.data
  const known = KNOWN.has(report.status)
  return present<StatusEvent>({
    kind: 'status',
    id: report.id,
    status: report.status,
    direction: 'outbound',
    origin,
    ...partyFields(statusRecipient(raw), contact),
    ...timestampOf(raw.timestamp, receivedAt),
    effect: known ? undefined : 'record_only',
    ...failureOf(errors, report.status === 'failed'),
    pricing_type: pricing?.type,
    // Spelled with an underscore in older payloads.
    pricing_category: pricing?.category?.replace('authentication_international', 'authentication-international'),
    biz_opaque_callback_data: report.biz_opaque_callback_data,
  })
}

function failureOf(errors: unknown[] | undefined, failed: boolean): Partial<StatusEvent> {
  if (errors === undefined) return {} // nearly always: three statuses come for each message we send
  const read = metaError.safeParse(errors[0])
  if (!read.success) return {}
  const { code } = read.data
  const found = { error_code: code, error_details: errorDetails(read.data) }
  if (!failed) return found
  const { retry, optOut } = describeGraphError(code)
  return { ...found, retry, ...(optOut && { also: 'marketing_opt_out' }) }
}

/** India's payments share the array with message statuses and are none. */
export function parsePaymentStatus({ raw, contact }: Item, { receivedAt }: At): PaymentStatusEvent | null {
  const read = status.safeParse(raw)
  if (!read.success) return null
  const { id, status: state } = read.data
  return {
    kind: 'payment_status',
    id,
    status: state,
    ...partyFields(statusRecipient(raw), contact),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}
