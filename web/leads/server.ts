import { api, ok } from '../api'

const { leads } = api

export const leadServer = {
  stages: () => ok(leads.stages.$get()),
  list: (query: { stage?: string; least?: string; ownerId?: string; conversationId?: string; before?: string }) =>
    ok(leads.$get({ query: { ...query, limit: '50' } })),
  change: async (leadId: string, json: LeadChanges) =>
    (await ok(leads[':leadId'].$patch({ param: { leadId }, json }))).lead,
  dismiss: (leadId: string) => ok(leads[':leadId'].$delete({ param: { leadId } })),
}

export interface LeadChanges {
  stage?: string
  ownerId?: string | null
  facts?: Record<string, string | null>
}
export type Lead = Awaited<ReturnType<typeof leadServer.list>>['leads'][number]
export type Stages = Awaited<ReturnType<typeof leadServer.stages>>
export type Stage = Stages['stages'][number]
