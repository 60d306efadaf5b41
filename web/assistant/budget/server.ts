import { api, ok } from '../../api'

const { assistant } = api

export const spendServer = {
  spend: async () => (await ok(assistant.spend.$get())).spend,
  save: (budget: Budget) => ok(assistant.settings.budget.$put({ json: budget })),
}

export interface Budget {
  neuronsPerDay: number
  warnAt: number
}
export type Spend = Awaited<ReturnType<typeof spendServer.spend>>
