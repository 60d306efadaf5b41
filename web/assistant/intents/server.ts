import { api, ok } from '../../api'

const { intents } = api

const readPacks = async () => (await ok(intents.packs.$get())).packs

export const intentServer = {
  list: () => ok(intents.$get()),
  save: (list: Intent[]) => ok(intents.$put({ json: { intents: list } })),
  packs: readPacks,
  fit: (pack: Pack['id'], languages: readonly PackLanguage[]) =>
    ok(intents.packs.fit.$get({ query: { pack, languages: languages.join(',') } })),
  confusion: () => ok(intents.confusion.$get()),
  topics: async () => (await ok(intents.suggestions.$get())).topics,
  setTopicAside: (topicId: string) => ok(intents.suggestions[':topicId'].$delete({ param: { topicId } })),
  classify: (text: string) => ok(intents.classify.$post({ json: { text } })),
}

export interface Intent {
  name: string
  description?: string | undefined
  examples: string[]
}
export type Pack = Awaited<ReturnType<typeof readPacks>>[number]
export type PackLanguage = Pack['intents'][number]['examples'][number]['language']
export type Topic = Awaited<ReturnType<typeof intentServer.topics>>[number]
export type Confusion = Awaited<ReturnType<typeof intentServer.confusion>>
export type Classified = Awaited<ReturnType<typeof intentServer.classify>>
