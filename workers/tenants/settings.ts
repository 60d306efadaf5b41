/** What an organization decides about itself. */

/** Where Cloudflare keeps its objects: https://developers.cloudflare.com/durable-objects/reference/data-location/ */
export const REGIONS = ['auto', 'eu', 'us'] as const
export type Region = (typeof REGIONS)[number]

/** `team`: those of their teams, their own and those nobody has. `own`: their own and those nobody has. */
export const VISIBILITIES = ['all', 'team', 'own'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Minutes since midnight, in the tenant's time zone; several spans a day. Monday first. */
export type BusinessHours = { from: number; to: number }[][]

export interface Holiday {
  /** `2026-12-25` */
  date: string
  name: string
}

/** Days; null: for ever. */
export interface Retention {
  messages: number | null
  media: number | null
}
