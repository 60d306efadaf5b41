import { Check } from 'lucide-preact'
import type { ButtonHTMLAttributes, ComponentChildren, TargetedKeyboardEvent } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { placeBeside } from './place'
import './menu.css'

interface MenuProps {
  /** What opens it; gets the attributes that connect it to the menu. */
  trigger: (attributes: TriggerAttributes) => ComponentChildren
  label: string
  /** Items; drawn only while it is open. */
  children: (close: () => void) => ComponentChildren
  /** `form`: fields, and perhaps a `MenuList` of commands beside them; the arrow keys are theirs. */
  kind?: 'menu' | 'form'
}

export interface TriggerAttributes {
  popoverTarget: string
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
}

/** A native popover: closes on Escape and on a click beside it, lies above everything, gives focus back. */
export function Menu({ trigger, label, children, kind = 'menu' }: MenuProps) {
  const id = useId()
  const element = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => element.current?.hidePopover()
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    if (kind === 'menu') moveFocus(event)
    else intoList(event)
    if (event.key !== 'Escape') event.stopPropagation()
  }
  return (
    <>
      {trigger({ popoverTarget: id, 'aria-haspopup': kind === 'menu' ? 'menu' : 'dialog', 'aria-expanded': open })}
      <div
        id={id}
        ref={element}
        popover="auto"
        class="menu"
        {...{ role: kind === 'menu' ? 'menu' : 'dialog', 'aria-label': label, onKeyDown }}
        onToggle={(event) => {
          setOpen(event.newState === 'open')
          if (event.newState === 'open') requestAnimationFrame(() => opened(element.current, id))
        }}
      >
        {open && children(close)}
      </div>
    </>
  )
}

function opened(menu: HTMLElement | null, id: string): void {
  const button = document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)
  if (!menu || !button) return
  placeBeside(menu, button)
  const chosen =
    menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu.querySelector<HTMLElement>('button, input')
  chosen?.focus()
}

/** Commands in a menu that has fields too. */
export function MenuList({ label, children }: { label: string; children: ComponentChildren }) {
  return <div {...{ role: 'menu', 'aria-label': label, onKeyDown: moveFocus }}>{children}</div>
}

/** From the field that finds, down to what was found. */
function intoList(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const { key, target, currentTarget } = event
  if (key !== 'ArrowDown' || !(target instanceof HTMLInputElement) || target.type !== 'text') return
  const first = currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not(:disabled)')
  if (!first) return
  event.preventDefault()
  first.focus()
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function moveFocus(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const step = STEPS[event.key]
  const next =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? items.length - 1
        : step === undefined
          ? -1
          : (at + step + items.length) % items.length
  if (next < 0) return
  event.preventDefault()
  items[next]?.focus()
}

interface ItemProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon'> {
  icon?: ComponentChildren
  hint?: ComponentChildren
  /** One of several that exclude each other, or that can be on together. */
  checked?: boolean
  many?: boolean
  danger?: boolean
}

export function MenuItem({ icon, hint, checked, many = false, danger = false, children, ...rest }: ItemProps) {
  const role = checked === undefined ? 'menuitem' : many ? 'menuitemcheckbox' : 'menuitemradio'
  return (
    <button
      type="button"
      class={danger ? 'menu-item menu-danger' : 'menu-item'}
      {...{ role, 'aria-checked': checked }}
      {...rest}
    >
      {icon}
      <span class="menu-text">{children}</span>
      {hint && <span class="menu-hint">{hint}</span>}
      {checked && <Check size={16} />}
    </button>
  )
}
