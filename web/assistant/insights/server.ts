import { api, ok } from '../../api'

const { insights, suggestions } = api.assistant

export const insightServer = {
  insights: async (days: string) => (await ok(insights.$get({ query: { days } }))).insights,
  suggestions: async (days: string) => (await ok(suggestions.$get({ query: { days } }))).suggestions,
  deal: (suggestionId: string, how: 'set_aside' | 'answered' | null) =>
    ok(suggestions[':suggestionId'].$put({ param: { suggestionId }, json: { how } })),
}

export type Insights = Awaited<ReturnType<typeof insightServer.insights>>
export type Suggestion = Awaited<ReturnType<typeof insightServer.suggestions>>[number]
