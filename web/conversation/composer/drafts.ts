import { effect } from '@preact/signals'
import type { DraftKind } from '../../../workers/conversations/live-event'
import { ApiProblem, api, ok } from '../../api'
import type { Inbox } from '../../inbox/store'
import { composingOf } from '../composing'
import { dropDraft, keepDraft, keptDraft } from '../kept-drafts'

const SAVE_AFTER_MS = 500
const KINDS: readonly DraftKind[] = ['reply', 'note']

/**
 * Keeps both drafts of a conversation on the server, half a second after the typing stops. What could not be saved is kept
 * in this browser until it can be. Returns the way to stop, which saves what is still unsaved.
 */
export function keepDrafts(conversationId: string, inbox: Inbox): () => void {
  const stops = KINDS.map((kind) => keepOne(conversationId, kind, inbox))
  return () => {
    for (const stop of stops) stop()
  }
}

function keepOne(conversationId: string, kind: DraftKind, inbox: Inbox): () => void {
  const text = composingOf(conversationId).texts[kind]
  const local = { owner: inbox.me.id, conversationId, kind }
  let saved = inbox.mark(conversationId).drafts[kind] ?? ''
  let timer = 0

  if (text.peek() === '') text.value = saved
  void keptDraft(local).then((unsaved) => {
    if (unsaved !== undefined && text.peek() === saved) text.value = unsaved
  })

  async function save(): Promise<void> {
    clearTimeout(timer)
    const wanted = text.peek()
    if (wanted === saved) return
    try {
      const { mark } = await ok(
        api.conversations[':conversationId'].drafts[':kind'].$put({
          param: { conversationId, kind },

          json: { text: wanted },
        }),
      )
      saved = wanted
      inbox.setMark(conversationId, mark)
      await dropDraft(local)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      await keepDraft(local, wanted)
    }
  }

  const stopWatching = effect(() => {
    if (text.value === saved) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void save(), SAVE_AFTER_MS)
  })
  // Typed in another window: taken over, unless something else is being written here.
  const stopFollowing = effect(() => {
    inbox.changed.value
    const theirs = inbox.mark(conversationId).drafts[kind] ?? ''
    if (theirs === saved || text.peek() !== saved) return
    saved = theirs
    text.value = theirs
  })
  const whenOnline = () => void save()
  addEventListener('online', whenOnline)
  return () => {
    stopWatching()
    stopFollowing()
    removeEventListener('online', whenOnline)
    void save()
  }
}
