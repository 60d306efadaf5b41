import { hasConversation } from '../contacts/queries'
import type { Env } from '../env'
import { isConversationId } from '../objects'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { remoteConversation, remoteInbox } from './remote'

/**
 * An id from outside, once the tenant's inbox or D1 knows it; else a 404. Asking the conversation's object itself would
 * bring one into being for every guessed id. D1 knows also those that moved: their object says where to. What the asking
 * person may not see is not there.
 */
export async function resolveConversation(env: Env, tenant: TenantScope, id: string): Promise<string> {
  if (!isConversationId(id)) throw notFound('conversation')
  const { tenantId, sight } = tenant
  const inbox = await remoteInbox(env, tenantId)
  if (await inbox.find({ tenantId, conversationId: id, ...(sight ? { sight } : {}) })) return id
  const isKnown = await hasConversation(tenant, id)
  if (!isKnown || (sight && !(await hasMoved(env, tenantId, id)))) throw notFound('conversation')
  return id
}

/** Then it shows nothing but where it went. */
async function hasMoved(env: Env, tenantId: string, id: string): Promise<boolean> {
  const found = await remoteConversation(env, id).view({ tenantId })
  return !found.ok && found.reason === 'moved'
}
