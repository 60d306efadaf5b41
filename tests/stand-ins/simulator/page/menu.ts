import { el } from './dom.ts'
import { type IconName, icon } from './icons.ts'

export interface MenuItem {
  label: string
  icon?: IconName
  detail?: string
  /** Items with the same row stand side by side (faces). */
  row?: string
  act: () => void
}

let closeOpen: (() => void) | undefined

function buttons(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll('button')]
}

function step(menu: HTMLElement, by: number): void {
  const all = buttons(menu)
  const held = document.activeElement
  const at = held instanceof HTMLButtonElement ? all.indexOf(held) : -1
  all[(at + by + all.length) % all.length]?.focus()
}

function place(menu: HTMLElement, anchor: HTMLElement, inside: HTMLElement): void {
  const frame = inside.getBoundingClientRect()
  const spot = anchor.getBoundingClientRect()
  const size = menu.getBoundingClientRect()
  // Absolute places count from inside the border.
  const start = frame.left + inside.clientLeft
  const top = frame.top + inside.clientTop
  const left = Math.min(Math.max(8, spot.left - start), inside.clientWidth - size.width - 8)
  const above = spot.top - top - size.height - 6
  const below = Math.min(spot.bottom - top + 6, inside.clientHeight - size.height - 8)
  menu.style.setProperty('inset-inline-start', `${left}px`)
  menu.style.setProperty('inset-block-start', `${above > 8 ? above : below}px`)
}

/** A menu above its button: arrows move, Escape and a click elsewhere close, the focus goes back. */
export function openMenu(anchor: HTMLElement, inside: HTMLElement, label: string, items: MenuItem[]): void {
  const again = anchor.getAttribute('aria-expanded') === 'true'
  closeOpen?.()
  if (again) return
  const menu = el('div', { class: 'menu', attrs: { role: 'menu', 'aria-label': label } })
  const close = (refocus: boolean) => {
    menu.remove()
    anchor.setAttribute('aria-expanded', 'false')
    document.removeEventListener('pointerdown', outside)
    closeOpen = undefined
    if (refocus) anchor.focus()
  }
  const outside = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target) && !anchor.contains(event.target)) close(false)
  }
  const rows = new Map<string, HTMLElement>()
  for (const item of items) {
    const words = el('span', {}, item.label, item.detail !== undefined && el('span', { class: 'detail' }, item.detail))
    const act = () => {
      close(true)
      item.act()
    }
    const button = el('button', { attrs: { type: 'button', role: 'menuitem', tabindex: '-1' }, on: { click: act } })
    button.append(...(item.icon ? [icon(item.icon, 18)] : []), words)
    if (item.row === undefined) {
      menu.append(button)
      continue
    }
    const row = rows.get(item.row) ?? el('div', { class: 'faces', attrs: { role: 'none' } })
    if (!rows.has(item.row)) menu.append(row)
    rows.set(item.row, row)
    row.append(button)
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') close(true)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') step(menu, 1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') step(menu, -1)
    else return
    event.preventDefault()
  })
  inside.append(menu)
  place(menu, anchor, inside)
  anchor.setAttribute('aria-expanded', 'true')
  document.addEventListener('pointerdown', outside)
  closeOpen = () => close(false)
  buttons(menu)[0]?.focus()
}
