import { X } from 'lucide-preact'
import type { FunctionComponent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import type { View } from '../../inbox/views'
import { Button, IconButton } from '../../ui/button'
import { Skeleton } from '../../ui/skeleton'
import type { Thread } from '../store'
import { isPanelOpen, type PanelTab, panelPlace, panelTab, TABS } from './state'
import './panel.css'

export interface TabProps {
  thread: Thread
  view: View
}

/** Fetched when they are first looked at. */
const LOADERS: Record<PanelTab, () => Promise<FunctionComponent<TabProps>>> = {
  contact: () => import('./contact-tab').then(({ ContactTab }) => ContactTab),
  answer: () => import('./answer-tab').then(({ AnswerTab }) => AnswerTab),
  timeline: () => import('./timeline-tab').then(({ TimelineTab }) => TimelineTab),
}
const loaded = new Map<PanelTab, FunctionComponent<TabProps>>()

/** What is known beside what is said: beside the thread where there is room, over it where there is not. */
export function Panel({ thread, view }: TabProps) {
  const place = panelPlace.value
  const body = <PanelBody thread={thread} view={view} />
  if (place === 'drawer') return <Drawer>{body}</Drawer>
  return (
    <aside class={`panel panel-${place}`} aria-label={t('panel.region')} data-panel data-region="panel" tabIndex={-1}>
      {body}
    </aside>
  )
}

/** On the native element: the rest of the page is out of reach, Escape closes, and focus goes back to where it was. */
function Drawer({ children }: { children: preact.ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    element.current?.showModal()
    return () => element.current?.close()
  }, [])
  return (
    <dialog
      ref={element}
      class="panel panel-drawer"
      aria-label={t('panel.region')}
      data-panel
      data-region="panel"
      onCancel={(event) => {
        event.preventDefault() // it closes by leaving the tree
        close()
      }}
      onClick={(event) => {
        if (event.target === element.current) close()
      }}
      onKeyDown={(event) => {
        if (event.key === 'F6') event.stopPropagation() // no other region can be reached now
      }}
    >
      {children}
    </dialog>
  )
}

function PanelBody({ thread, view }: TabProps) {
  const tab = panelTab.value
  return (
    <div class="panel-sheet">
      <div class="panel-head">
        <div
          class="panel-tabs"
          role="tablist"
          aria-label={t('panel.tabs')}
          onKeyDown={({ key, currentTarget }) => moveTab(key, currentTarget)}
        >
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`panel-tab-${one}`}
              class={`panel-tab panel-tab-${one}`}
              aria-selected={one === tab}
              aria-controls="panel-content"
              tabIndex={one === tab ? 0 : -1}
              onClick={() => (panelTab.value = one)}
            >
              {t(`panel.${one}`)}
            </button>
          ))}
        </div>
        <IconButton name={t('frame.close')} keys="]" onClick={close}>
          <X size={18} />
        </IconButton>
      </div>
      <div
        id="panel-content"
        class="panel-content"
        role="tabpanel"
        aria-labelledby={`panel-tab-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
      >
        <Tab key={tab} tab={tab} thread={thread} view={view} />
      </div>
    </div>
  )
}

function Tab({ tab, ...props }: TabProps & { tab: PanelTab }) {
  const [state, setState] = useState<'loading' | 'failed' | 'ready'>(loaded.has(tab) ? 'ready' : 'loading')
  const load = () => {
    setState('loading')
    LOADERS[tab]().then(
      (component) => {
        loaded.set(tab, component)
        setState('ready')
      },
      () => setState('failed'),
    )
  }
  useEffect(() => {
    if (!loaded.has(tab)) load()
  }, [tab])
  const Component = loaded.get(tab)
  if (Component) return <Component {...props} />
  return state === 'failed' ? <PanelFailed onRetry={load} /> : <Skeleton kind="line" rows={4} />
}

export function PanelFailed({ onRetry, children }: { onRetry: () => void; children?: string | undefined }) {
  return (
    <div class="panel-failed" role="alert">
      <p>{children ?? t('panel.failed')}</p>
      <Button onClick={onRetry}>{t('frame.retry')}</Button>
    </div>
  )
}

function close(): void {
  isPanelOpen.value = false
}

function moveTab(key: string, list: HTMLElement): void {
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const step = key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0
  if (step === 0) return
  const next = TABS[(TABS.indexOf(panelTab.peek()) + step + TABS.length) % TABS.length]
  if (!next) return
  panelTab.value = next
  list.querySelector<HTMLElement>(`#panel-tab-${next}`)?.focus()
}
