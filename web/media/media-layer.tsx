import { useEffect } from 'preact/hooks'
import type { Thread } from '../conversation/store'
import { DropZone } from './drop-zone'
import { later } from './later'
import { viewing } from './viewing'

const Viewer = later(() => import('./viewer').then(({ Viewer: part }) => part))

/** Above an open conversation: the picture or video that somebody looks at, and where files may be let go. */
export function MediaLayer({ thread }: { thread: Thread }) {
  useEffect(
    () => () => {
      viewing.value = null
    },
    [thread],
  )
  const message = viewing.value
  return (
    <>
      <DropZone thread={thread} />
      {message && <Viewer thread={thread} message={message} />}
    </>
  )
}
