import { del, delMany, get, keys, set } from 'idb-keyval'
import type { DraftKind } from '../../workers/conversations/live-event'
import { session } from '../session'

const STORED = 'whatsnexus.draft'

/** A draft that could not be saved on the server, kept in this browser until it can be. */
export interface KeptDraft {
  owner: string
  conversationId: string
  kind: DraftKind
}

export function keptDraft(draft: KeptDraft): Promise<string | undefined> {
  return get<string>(keyOf(draft))
}

/** Not after its writer has left: then nothing of them stays on the machine. A session that ran out belongs to somebody who comes back. */
export async function keepDraft(draft: KeptDraft, text: string): Promise<void> {
  const now = session.peek()
  if (now.state === 'out' && !now.expired) return
  await set(keyOf(draft), text)
}

export function dropDraft(draft: KeptDraft): Promise<void> {
  return del(keyOf(draft))
}

/** Called at sign-out. */
export async function forgetDrafts(owner: string): Promise<void> {
  const kept = await keys<string>()
  await delMany(kept.filter((key) => key.startsWith(`${STORED}.${owner}.`)))
}

function keyOf({ owner, conversationId, kind }: KeptDraft): string {
  return `${STORED}.${owner}.${conversationId}.${kind}`
}
