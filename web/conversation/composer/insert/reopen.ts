import { composingOf } from '../../composing'
import { draftOf, sentDraft } from './drafts'

/** A form of ours that is still known here. */
export function isReopenable(clientId: string): boolean {
  return sentDraft(clientId) !== undefined
}

/** A form that was refused, as it was sent. Nothing when the page was loaded again since. */
export function reopenSent(conversationId: string, clientId: string): void {
  const draft = sentDraft(clientId)
  if (!draft) return
  const { mode, insert } = composingOf(conversationId)
  draftOf(conversationId, draft.kind).value = draft
  mode.value = 'reply'
  insert.value = draft.kind
}
