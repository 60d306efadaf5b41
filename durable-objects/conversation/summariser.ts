import type { Env } from '../../workers/env'
import type { ConversationLog } from './log'
import type { Summarise } from './summary-runner'

/** Who writes the summary is loaded with the first: a webhook needs none. */
export function summariser(env: Env, log: ConversationLog): Summarise {
  return async (said) => {
    const { summariseConversation } = await import('../../workers/copilot/summary')
    return summariseConversation(env, log.place.tenantId, said)
  }
}
