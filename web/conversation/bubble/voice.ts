import type { ThreadMessage } from '../../../workers/conversations/thread'

/** Who speaks; each looks different by more than its colour. */
export type Voice =
  | 'customer'
  | 'agent'
  | 'assistant'
  | 'rule'
  | 'phone'
  | 'integration'
  | 'other_app'
  | 'system'
  | 'note'

const ELSEWHERE = new Set(['standby', 'meta_business_agent'])

export function voiceOf({ direction, by }: Pick<ThreadMessage, 'direction' | 'by'>): Voice {
  if (direction === 'note') return 'note'
  if (direction === 'inbound') return 'customer'
  switch (by.split(':', 1)[0]) {
    case 'agent':
      return 'agent'
    case 'assistant':
      return 'assistant'
    case 'rule':
      return 'rule'
    case 'api':
      return 'integration'
    case 'system':
      return 'system'
    default:
      return ELSEWHERE.has(by) ? 'other_app' : 'phone'
  }
}

/** Whatever the machine says carries the stitch. */
export function isStitched(voice: Voice): boolean {
  return voice === 'assistant' || voice === 'rule'
}
