import { useSignalEffect } from '@preact/signals'
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks'
import type { Inbox } from './store'
import type { View } from './views'

/** The conversation below the open one. Resolved it has left the list, and the next stands in its place. */
export function useNext(inbox: Inbox, view: View, openId: string | undefined): () => string | undefined {
  const place = useRef(0)
  const find = useCallback(
    () => (openId === undefined ? -1 : inbox.orderOf(view).indexOf(openId)),
    [inbox, view, openId],
  )
  useSignalEffect(() => {
    void inbox.changed.value
    const at = find()
    if (at >= 0) place.current = at
  })
  // Somebody may resolve it before anything else has happened.
  useLayoutEffect(() => {
    const at = find()
    if (at >= 0) place.current = at
  }, [find])
  return useCallback(() => {
    const { ids } = inbox.orderOf(view)
    const at = find()
    return at >= 0 ? ids[at + 1] : ids[Math.min(place.current, ids.length - 1)]
  }, [find, inbox, view])
}
