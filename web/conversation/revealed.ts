import { signal } from '@preact/signals'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { api, ok } from '../api'
import { session } from '../session'

async function fetchRevealed(contactId: string) {
  return (await ok(api.contacts[':contactId'].reveal.$post({ param: { contactId } }))).contact
}

export type Revealed = Awaited<ReturnType<typeof fetchRevealed>>

/** Of one conversation, and only while it is open: what is hidden is not left lying about. */
const shown = signal<{ conversationId: string; contact: Revealed } | null>(null)

/** Who customers are is hidden from whoever is at the screen. */
export function isHidden(): boolean {
  return session.value.state === 'in' && session.value.me.masks
}

export function revealedIn(conversationId: string): Revealed | null {
  return shown.value?.conversationId === conversationId ? shown.value.contact : null
}

/** That it was looked at is kept in the audit log. Throws what was refused. */
export async function reveal(conversationId: string, contactId: string): Promise<void> {
  shown.value = { conversationId, contact: await fetchRevealed(contactId) }
}

export function hideRevealed(): void {
  shown.value = null
}

/** As the head shows them: in full when somebody asked for it. */
export function contactIn(conversationId: string, contact: ConversationRow['contact']): ConversationRow['contact'] {
  const full = revealedIn(conversationId)
  if (!full) return contact
  const { name, username, waIds } = full
  return { ...contact, name, username, waId: waIds[0] ?? contact.waId }
}
