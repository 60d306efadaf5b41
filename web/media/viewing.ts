import { signal } from '@preact/signals'
import type { ThreadItem, ThreadMessage } from '../../workers/conversations/thread'
import { opensHere } from './words'

/** The message whose picture or video fills the window; null: none. */
export const viewing = signal<ThreadMessage | null>(null)

/** What the viewer goes through: the pictures and videos of the part of the thread that is loaded. */
export function viewable(items: readonly ThreadItem[], shown: ThreadMessage): ThreadMessage[] {
  const all = items.filter((item): item is ThreadMessage => item.kind === 'message' && isViewable(item))
  return all.some(({ id }) => id === shown.id) ? all : [shown]
}

function isViewable({ type, media, revoked }: ThreadMessage): boolean {
  return (type === 'image' || type === 'video') && media?.state === 'ready' && opensHere(media.mimeType) && !revoked
}
