import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { kindWord } from '../bubble/kind-word'
import type { Thread } from '../store'
import { createAnnouncer } from './announcer'

/** For readers: the customer's new messages, at most one announcement in two seconds. */
export function Announcements({ thread, name }: { thread: Thread; name: string }) {
  const announcer = useMemo(
    () =>
      createAnnouncer((heard) => {
        const newest = heard.at(-1)
        if (!newest) return ''
        const text = t('conversation.heard', { name, text: newest.text ?? t(kindWord(newest.type)) })
        return heard.length === 1 ? text : t('conversation.heardMore', { text, n: heard.length - 1 })
      }),
    [name],
  )
  const items = thread.items.value
  useEffect(() => announcer.hear(items), [announcer, items])
  useEffect(() => announcer.stop, [announcer])
  return (
    <p class="visually-hidden" role="status">
      {announcer.text.value}
    </p>
  )
}
