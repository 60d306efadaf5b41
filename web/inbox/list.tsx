import type { Signal } from '@preact/signals'
import { useSignalEffect } from '@preact/signals'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { followEscape } from '../conversation/escape'
import { density } from '../frame/preferences'
import { tenant } from '../frame/tenant'
import { t } from '../i18n'
import { Skeleton } from '../ui/skeleton'
import { useVirtual } from '../ui/use-virtual'
import { colleagues } from './colleagues'
import { FreshPill } from './fresh-pill'
import { ListEmpty } from './list-empty'
import { ListEnd } from './list-end'
import { Row } from './row'
import type { Inbox } from './store'
import { useGuard } from './use-guard'
import { useRowSize } from './use-row-size'
import { useRowsFocus } from './use-rows-focus'
import { useShown } from './use-shown'
import type { View } from './views'
import './list.css'

/** The next page is asked for when this few loaded rows lie below what is in view. */
const AHEAD = 80
const SKELETONS = 8

interface Props {
  inbox: Inbox
  view: View
  openId: string | undefined
  /** A conversation whose row is to take the focus: the one that was just closed. */
  focusOn: Signal<string | null>
}

/** The rows of one view, of which only those in sight are drawn. */
export function ConversationList({ inbox, view, openId, focusOn }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const { route } = useLocation()
  const size = useRowSize(probe)
  const order = inbox.orderOf(view)
  const list = useShown({ inbox, view, scroller, size })
  const { ids, gone } = list.shown
  const rows = useRowsFocus({ ids, scroller, size, openId, open: (id) => route(`/inbox/${view}/${id}`) })
  const drawn = useVirtual({
    count: ids.length,
    size,
    scroller: () => scroller.current,
    kept: rows.rover === null ? -1 : ids.indexOf(rows.rover),
  })
  const guard = useGuard(list.hold)
  const state = inbox.stateOf(view)
  const problem = inbox.problemOf(view)
  const here = colleagues(inbox.presenceChanged.value >= 0 ? inbox.presence() : [])
  void inbox.changed.value
  const items = drawn.getVirtualItems()
  const lastDrawn = items.at(-1)?.index ?? -1
  const tabbable = items.some(({ index }) => ids[index] === rows.rover)
    ? rows.rover
    : (ids[items.find(({ index }) => ids[index] === openId)?.index ?? items[0]?.index ?? -1] ?? null)

  useLayoutEffect(() => {
    if (!problem && !order.complete && lastDrawn >= ids.length - AHEAD) void inbox.load(view)
  })
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [view])
  useSignalEffect(() => {
    const id = focusOn.value
    if (id === null) return
    focusOn.value = null
    rows.focus(id)
  })

  // While a conversation is open the key outside the list is that one's.
  useEffect(
    () => (openId === undefined ? followEscape(() => list.isBehind() && list.take()) : undefined),
    [openId, list.shown],
  )

  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>): void {
    rows.onKeyDown(event)
    if (event.key !== 'Escape' || !list.isBehind()) return
    event.stopPropagation()
    list.take()
  }

  const total = Math.max(inbox.count(view) ?? 0, ids.length)
  const mine = view === 'mine'
  const numbered = tenant.value.channels.length > 1
  const compact = density.value === 'compact'
  return (
    <section
      class="list"
      aria-label={t('inbox.list')}
      {...guard}
      onFocusIn={(event) => {
        guard.onFocusIn(event)
        rows.onFocusIn(event)
      }}
      onFocusOut={(event) => {
        guard.onFocusOut(event)
        rows.onFocusOut(event)
      }}
      onKeyDown={onKeyDown}
    >
      <div ref={probe} class="list-probe" aria-hidden="true" />
      <FreshPill n={list.fresh()} behind={list.isBehind()} onTake={list.toTop} />
      <div
        ref={scroller}
        class="list-scroller"
        data-list
        onScroll={({ currentTarget }) => currentTarget.scrollTop < size && list.atTop()}
      >
        {ids.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: see Row
          <div class="list-rows" role="list" style={{ blockSize: `${drawn.getTotalSize()}px` }}>
            {items.map(({ index, start }) => {
              const id = ids[index]
              const row = id === undefined ? undefined : inbox.row(id)
              if (!row) return null
              return (
                <Row
                  key={row.id}
                  row={row}
                  href={`/inbox/${view}/${row.id}`}
                  top={start}
                  position={index + 1}
                  of={total}
                  unread={inbox.unread(row.id)}
                  mark={inbox.mark(row.id)}
                  here={here.get(row.id) ?? ''}
                  selected={row.id === openId}
                  tabbable={row.id === tabbable}
                  gone={gone.has(row.id)}
                  {...{ compact, numbered, mine }}
                />
              )
            })}
          </div>
        )}
        {state === 'loading' && ids.length === 0 && <Skeleton rows={SKELETONS} kind="row" />}
        {ids.length > 0 && (
          <ListEnd complete={order.complete} failed={problem !== null} onRetry={() => void inbox.load(view)} />
        )}
        {state !== 'loading' && ids.length === 0 && <ListEmpty inbox={inbox} view={view} />}
      </div>
    </section>
  )
}
