import { z } from '@hono/zod-openapi'
import type { Tenant } from './schema'
import { REGIONS, VISIBILITIES } from './settings'
import { isLocale, isTimeZone } from './time-zone'

const MINUTES_A_DAY = 1440
const SPANS_A_DAY = 4
const MOST_HOLIDAYS = 200
/** Ten years: who wants more keeps it for ever. */
const MOST_DAYS = 3660

const span = z
  .object({ from: z.number().int().min(0).max(MINUTES_A_DAY), to: z.number().int().min(0).max(MINUTES_A_DAY) })
  .refine(({ from, to }) => from < to, 'It ends before it begins; a night is two spans.')

const day = z
  .array(span)
  .max(SPANS_A_DAY)
  .refine((spans) => spans.every(({ from }, at) => at === 0 || from >= (spans[at - 1]?.to ?? 0)), 'Spans overlap.')

export const businessHours = z
  .array(day)
  .length(7)
  .nullable()
  .openapi({ description: 'Minutes since midnight for each day of the week, Monday first; null: always open.' })

export const holidays = z
  .array(z.object({ date: z.iso.date(), name: z.string().trim().min(1).max(100) }))
  .max(MOST_HOLIDAYS)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'A date is there twice.')

const days = z.number().int().min(1).max(MOST_DAYS).nullable()
const retention = z
  .object({ messages: days, media: days })
  .openapi({ description: 'Days; null: for ever. Kept for now, and not enforced yet.' })

const healthcare = z
  .boolean()
  .openapi({ description: 'Messages may concern patients. Kept for now, not enforced yet.' })

/** What an administrator may change; the region is chosen once. */
export const organizationChange = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  locale: z.string().max(35).refine(isLocale, 'Not a language tag.').optional(),
  timeZone: z.string().max(60).refine(isTimeZone, 'Not an IANA time zone.').optional(),
  businessHours: businessHours.optional(),
  holidays: holidays.optional(),
  retention: retention.optional(),
  healthcare: healthcare.optional(),
  twoFactorRequired: z.boolean().optional(),
  visibility: z.enum(VISIBILITIES).optional(),
  masksContacts: z.boolean().optional(),
  assistant: z.boolean().optional().openapi({ description: 'On or off on every connected number at once.' }),
})
export type OrganizationChange = z.output<typeof organizationChange>

export const organization = z
  .object({
    id: z.string(),
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    region: z.enum(REGIONS),
    logo: z.string().nullable().openapi({ description: 'Where the picture is; null: there is none.' }),
    businessHours,
    holidays,
    retention,
    healthcare,
    twoFactorRequired: z.boolean(),
    visibility: z.enum(VISIBILITIES),
    masksContacts: z.boolean(),
    assistant: z.enum(['on', 'some', 'off']).openapi({ description: 'On all connected numbers, on some, or on none.' }),
    createdAt: z.number(),
  })
  .openapi('Organization')
export type Organization = z.output<typeof organization>

/** `speaking`: for each connected number, whether the assistant speaks there. */
export function shownOrganization(tenant: Tenant, speaking: readonly boolean[]): Organization {
  const { updatedAt: _updated, logo, holidays: free, retention: kept, ...settings } = tenant
  return {
    ...settings,
    logo: logo && `/api/organization/logo?version=${logo.slice(logo.lastIndexOf('-') + 1)}`,
    holidays: free ?? [],
    retention: kept ?? { messages: null, media: null },
    assistant: speaking.every((on) => !on) ? 'off' : speaking.every(Boolean) ? 'on' : 'some',
  }
}
