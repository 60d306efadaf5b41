import { effect, signal } from '@preact/signals'

export const TABS = ['contact', 'answer', 'timeline'] as const
export type PanelTab = (typeof TABS)[number]

const STORED = 'whatsnexus.panel'
/** Room for list, thread and panel beside each other. */
const wide = matchMedia('(min-width: 1280px)')
const narrow = matchMedia('(max-width: 1023px)')

/** Beside the thread, over its edge, or a drawer with the rest of the page out of reach. */
export const panelPlace = signal(placeNow())
for (const media of [wide, narrow]) media.addEventListener('change', () => (panelPlace.value = placeNow()))

function placeNow(): 'beside' | 'over' | 'drawer' {
  if (wide.matches) return 'beside'
  return narrow.matches ? 'drawer' : 'over'
}

/** Where it lies over the thread it is opened on demand; beside it, it stays as it was left. */
export const isPanelOpen = signal(wide.matches && localStorage.getItem(STORED) !== 'closed')
export const panelTab = signal<PanelTab>('contact')

effect(() => {
  if (panelPlace.value === 'beside') localStorage.setItem(STORED, isPanelOpen.value ? 'open' : 'closed')
})

export function openPanel(tab: PanelTab): void {
  panelTab.value = tab
  isPanelOpen.value = true
}

export function togglePanel(): void {
  isPanelOpen.value = !isPanelOpen.peek()
}
