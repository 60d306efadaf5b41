import type { Env } from '../../workers/env'
import { conversationOf } from '../../workers/objects'
import type { ConversationLog } from './log'

/**
 * Before a conversation is erased, for after that it tells no more where they are: signposts to it know the customer's
 * earlier numbers and hold their files. `into`: this is such a signpost itself, of a conversation that is erased with all
 * it took over, itself first; it asks only for what it has to keep. Answers names of files here that are another's: of one
 * that is its own again, or went elsewhere since.
 */
export async function eraseSignposts(
  env: Env,
  log: ConversationLog,
  into: readonly string[] | null,
): Promise<Set<string>> {
  const { tenantId, conversationId: own } = log.place
  const homes = log.exists ? log.state.homes : []
  const came = [...new Set([...log.reading.adoptedFrom(), ...homes])].filter((id) => id !== own)
  const within = into ?? [own, ...came]
  const kept = new Set<string>()
  for (const id of came.filter((id) => id !== within[0])) {
    const other = conversationOf(env, id)
    if (into !== null || !(await other.eraseSignpost({ tenantId, into: within })))
      for (const name of await other.filesAt({ tenantId, home: own, but: within })) kept.add(name)
  }
  return kept
}
