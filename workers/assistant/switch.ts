import { channelById } from '../channels/channels'
import { isAssistantOn } from '../channels/queries'
import type { Env } from '../env'
import { tenantScope } from '../platform/tenant-scope'
import { within } from './within'

const SWITCH_MS = 1000

/**
 * Whether the assistant may still speak on this number. Read anew and not from memory: whoever switches it off means
 * what it is about to say too. While D1 does not answer, what was known last counts.
 */
export async function maySpeak(env: Env, place: { tenantId: string; channelId: string }): Promise<boolean> {
  const { tenantId, channelId } = place
  const read = await within(SWITCH_MS, () => isAssistantOn(tenantScope(env, tenantId), channelId))
  if (read.ok) return read.value
  const known = await within(SWITCH_MS, () => channelById(env, tenantId, channelId))
  return known.ok ? (known.value?.assistant ?? false) : true
}
