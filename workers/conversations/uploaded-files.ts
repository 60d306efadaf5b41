import type { Env } from '../env'
import type { FindFile } from './message-content'
import { problemOf } from './refusals'
import { remoteConversation } from './remote'

/** Files that were uploaded for messages of this conversation and are here still. */
export function uploadedFiles(env: Env, place: { tenantId: string; conversationId: string }): FindFile {
  return async (uploadId) => {
    const { tenantId, conversationId } = place
    const found = await remoteConversation(env, conversationId).uploads({ tenantId, ids: [uploadId] })
    if (!found.ok) throw problemOf(found)
    return found.files[0]
  }
}
