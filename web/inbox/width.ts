import { signal } from '@preact/signals'

export const NARROWEST = 280
export const WIDEST = 440
export const USUAL = 340

const STORED = 'whatsnexus.listWidth'

/** Of the list, in pixels; each person's own. */
export const listWidth = signal(fitting(Number(localStorage.getItem(STORED)) || USUAL))

export function setListWidth(width: number): void {
  listWidth.value = fitting(width)
  localStorage.setItem(STORED, String(listWidth.value))
}

function fitting(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))
}
