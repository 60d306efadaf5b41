import { channelById } from '../../workers/channels/channels'
import type { Env } from '../../workers/env'
import { conversationId } from '../../workers/objects'
import type { Origin } from './draft'
import type { ConversationLog } from './log'

/** What a conversation that begins has to know of itself. null: no such channel, or the object is another tenant's. */
export async function originOf(
  env: Env,
  log: ConversationLog,
  { tenantId, channelId, contactKey }: { tenantId: string; channelId: string; contactKey: string },
): Promise<Origin | null> {
  const channel = await channelById(env, tenantId, channelId)
  if (!channel || (log.tenantId !== null && log.tenantId !== tenantId)) return null
  const { phoneNumberId, wabaId } = channel
  const id = await conversationId(env, { tenantId, channelId, contactKey })
  return { tenantId, channelId, contactKey, phoneNumberId, wabaId, conversationId: id }
}
