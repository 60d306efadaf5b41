import { signal } from '@preact/signals'
import type { ComponentProps } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ConversationView } from '../conversation/view'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'

/** The thread is as large as all the rest: the list does not wait for it. */
const View = signal<typeof ConversationView | 'failed' | null>(null)
let asked = false

/** Called when the list stands, so that the first conversation opens at once; and by whoever needs it now. */
export function fetchConversationPart(): void {
  if (asked) return
  asked = true
  import('../conversation/view').then(
    (module) => {
      View.value = module.ConversationView
    },
    () => {
      View.value = 'failed'
    },
  )
}

export function ConversationPart(props: ComponentProps<typeof ConversationView>) {
  useEffect(fetchConversationPart, [])
  const Shown = View.value
  if (Shown === null) return <Skeleton rows={3} kind="bubble" />
  if (Shown !== 'failed') return <Shown {...props} />
  // A browser does not try a part of a page twice by itself.
  return (
    <Empty
      title={t('frame.unreachableTitle')}
      action={<Button onClick={() => location.reload()}>{t('frame.reload')}</Button>}
    >
      {t('frame.networkProblem')}
    </Empty>
  )
}
