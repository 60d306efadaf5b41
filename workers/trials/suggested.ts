import { record } from '../audit/record'
import { actorOf, type Principal, principalId } from '../auth/principal'
import { actorName } from '../conversations/actor'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import { seenBy } from './sees'
import { groupUnanswered, keyOf, MOST_COMPARED, type Suggestion, withDeeds } from './suggestions'

const DAY_MS = 86_400_000
/** As long as what customers asked is kept. */
export const SUGGESTED_DAYS = 90
export const SUGGESTION_ID = /^sg_[0-9a-f]{16}$/

/** What customers asked in vain, in the conversations that somebody may read. */
export async function suggestionsFor(env: Env, principal: Principal, days: number): Promise<Suggestion[]> {
  const { tenantId } = principal
  const knowledge = await knowledgeOf(env, tenantId)
  const since = Date.now() - days * DAY_MS
  const asked = await knowledge.questions({ tenantId, since, limit: 2 * MOST_COMPARED, outcome: 'hand_off' })
  const seen = await seenBy(
    env,
    principal,
    asked.map(({ conversationId }) => conversationId),
  )
  const deeds = new Map((await knowledge.listSetAside({ tenantId })).map(({ key, ...deed }) => [key, deed]))
  return withDeeds(groupUnanswered(asked.filter(({ conversationId }) => seen(conversationId))), deeds)
}

/** In all the words in which it was asked. null: it is open again. */
export async function dealWith(
  env: Env,
  principal: Principal,
  { members }: Suggestion,
  how: Suggestion['how'],
): Promise<void> {
  const { tenantId } = principal
  const knowledge = await knowledgeOf(env, tenantId)
  const keys = [...new Set(members.map(({ language, text }) => keyOf(language, text)))]
  if (how === null) await knowledge.takeBack({ tenantId, keys })
  else await knowledge.setAside({ tenantId, keys, how, by: principalId(principal), at: Date.now() })
}

interface Caller {
  env: Env
  var: { tenant: TenantScope; principal: Principal; requestId: string }
}

/** Its answer was published: the question is no longer open. On record like a person's own word. False: it was not open. */
export async function closeAnswered({ env, var: caller }: Caller, suggestionId: string | undefined): Promise<boolean> {
  if (suggestionId === undefined) return false
  const { tenant, principal, requestId } = caller
  try {
    const found = (await suggestionsFor(env, principal, SUGGESTED_DAYS)).find(({ id }) => id === suggestionId)
    if (!found || found.how !== null) return false
    await dealWith(env, principal, found, 'answered')
    await record(tenant, {
      actor: actorName(actorOf(principal)),
      action: 'suggestion.dealt_with',
      target: suggestionId,
      detail: { how: 'answered' },
      sessionId: principal.kind === 'agent' ? principal.sessionId : null,
      requestId,
    })
    return true
  } catch (error) {
    // The document is published all the same; the question stays in its list, where it can be closed by hand.
    log.error('suggestions.not_closed', { suggestionId, error: errorName(error) })
    return false
  }
}
