import type { ThreadMessage } from '../../../workers/conversations/thread'
import { isPanelOpen, panelTab } from '../panel/state'
import type { Thread } from '../store'

/** Its sources stand open beside the thread. */
export function isExplained(thread: Thread, { id, decision }: ThreadMessage): boolean {
  return decision !== undefined && isPanelOpen.value && panelTab.value === 'answer' && explainedOf(thread) === id
}

/** The chosen message, else the assistant's newest. */
export function explainedOf(thread: Thread): string | null {
  const chosen = thread.explained.value
  if (chosen !== null) return chosen
  return thread.items.value.findLast((item) => item.kind === 'message' && item.decision !== undefined)?.id ?? null
}
