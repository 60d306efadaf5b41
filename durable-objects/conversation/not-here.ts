import { CANARY_USER } from '../../workers/canary/key'
import type { ConversationLog } from './log'

/** `to`: where it went. */
export type NotHere = { ok: false; reason: 'not_found' | 'moved' | 'disconnected'; to?: string }
export type Answer<T> = ({ ok: true } & T) | NotHere
export type Scoped = { tenantId: string }

/** Whoever is not of its tenant finds no conversation. null: it is here. */
export function notHere(log: ConversationLog, tenantId: string): NotHere | null {
  if (!log.exists || log.tenantId !== tenantId) return { ok: false, reason: 'not_found' }
  const { moved } = log.state
  return moved ? { ok: false, reason: 'moved', to: moved.conversationId } : null
}

/** What moved away, and what only tries the way. */
export function isLeftEmpty({ state, contactKey }: ConversationLog): boolean {
  return state.moved !== null || contactKey === CANARY_USER
}
