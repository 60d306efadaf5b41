import { api, ok } from '../api'

export interface UsageRow {
  channelId: string
  /** `marketing`, `utility`, `authentication`, `service`, … */
  category: string
  /** How Meta counts it: `regular`, `free_customer_service`, `free_entry_point`. */
  type: string
  country?: string
  count: number
}

export interface Cap {
  /** '': all numbers together. */
  channelId: string
  /** '': all categories together. */
  category: string
  monthly: number
  action: 'warn' | 'stop'
}

export interface Usage {
  month: string
  rows: UsageRow[]
  caps: Cap[]
}

export const usageServer = {
  month: (month: string): Promise<Usage> => ok(api.usage.$get({ query: { month } })),
  caps: (caps: Cap[]) => ok(api.usage.caps.$put({ json: { caps } })),
}
