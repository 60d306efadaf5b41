import { hasConversation } from '../contacts/queries'
import type { Env } from '../env'
import { isConversationId } from '../objects'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { remoteInbox } from './remote'

/**
 * An id from outside, once the tenant's inbox or D1 knows it; else a 404. Asking the conversation's object itself would
 * bring one into being for every guessed id. D1 knows also those that moved: their object says where to.
 */
export async function resolveConversation(env: Env, tenant: TenantScope, id: string): Promise<string> {
  if (!isConversationId(id)) throw notFound('conversation')
  const { tenantId } = tenant
  const inbox = await remoteInbox(env, tenantId)
  const known = (await inbox.find({ tenantId, conversationId: id })) !== null || (await hasConversation(tenant, id))
  if (!known) throw notFound('conversation')
  return id
}
