import type { TranslationPair } from '../../workers/conversations/translation'
import { api, ok } from '../api'

type How = 'shorter' | 'friendlier' | 'formal' | 'fix'

export async function fetchSuggestion(conversationId: string) {
  return ok(api.conversations[':conversationId'].suggestion.$post({ param: { conversationId } }))
}

export type Draft = NonNullable<Awaited<ReturnType<typeof fetchSuggestion>>['suggestion']>
export type NoDraft = NonNullable<Awaited<ReturnType<typeof fetchSuggestion>>['reason']>

export type Rewriting = { how: How } | { how: 'translate'; language: string }

export async function fetchRewriting(conversationId: string, text: string, rewriting: Rewriting): Promise<string> {
  const json = { text, ...rewriting }
  const made = await ok(api.conversations[':conversationId'].rewrite.$post({ param: { conversationId }, json }))
  return made.text
}

export async function fetchTranslations(conversationId: string, messageIds: string[], language: string) {
  const json = { messageIds, language }
  return ok(api.conversations[':conversationId'].translations.$post({ param: { conversationId }, json }))
}

export async function putPair(conversationId: string, pair: TranslationPair | null): Promise<void> {
  await ok(api.conversations[':conversationId'].translation.$put({ param: { conversationId }, json: { pair } }))
}

export async function fetchSummary(conversationId: string) {
  return ok(api.conversations[':conversationId'].summary.$post({ param: { conversationId } }))
}
