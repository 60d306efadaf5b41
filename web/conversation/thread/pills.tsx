import { ArrowDown } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { t } from '../../i18n'
import type { Thread } from '../store'
import type { Line } from './arrange'
import type { Scroller } from './scroller'

interface Props {
  thread: Thread
  scroller: Scroller
  lines: readonly Line[]
}

/** What came below the view while somebody reads above, and the way there. */
export function Pills({ thread, scroller, lines }: Props) {
  const lastSeen = useRef<string | undefined>(undefined)
  const messages = lines.filter(({ kind }) => kind === 'message')
  if (!scroller.farFromEnd.value) lastSeen.current = messages.at(-1)?.key
  if (thread.after.value !== null) {
    return (
      <button type="button" class="thread-pill" onClick={() => void thread.open()}>
        <ArrowDown size={16} />
        {t('conversation.backToNewest')}
      </button>
    )
  }
  if (!scroller.farFromEnd.value) return null
  const seen = messages.findIndex(({ key }) => key === lastSeen.current)
  const fresh = seen < 0 ? 0 : messages.length - 1 - seen
  return (
    <button
      type="button"
      class={fresh > 0 ? 'thread-pill thread-pill-new' : 'thread-pill'}
      aria-label={fresh > 0 ? t('conversation.newBelow', { n: fresh }) : t('conversation.toNewest')}
      onClick={scroller.toEnd}
    >
      <ArrowDown size={16} />
      {fresh > 0 && t('conversation.newBelow', { n: fresh })}
    </button>
  )
}
