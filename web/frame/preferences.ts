import { signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'

/** The same keys that /theme.js reads before the first paint. */
const THEME = 'whatsnexus.theme'
const DENSITY = 'whatsnexus.density'

const root = document.documentElement
const systemDark = matchMedia('(prefers-color-scheme: dark)')

function storedTheme(): Theme {
  const stored = localStorage.getItem(THEME)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export const theme = signal<Theme>(storedTheme())
export const density = signal<Density>(localStorage.getItem(DENSITY) === 'compact' ? 'compact' : 'comfortable')

function paint(): void {
  const chosen = theme.peek()
  root.dataset.theme = chosen === 'system' ? (systemDark.matches ? 'dark' : 'light') : chosen
  root.dataset.density = density.peek()
}

systemDark.addEventListener('change', paint)
paint()

export function setTheme(next: Theme): void {
  theme.value = next
  localStorage.setItem(THEME, next)
  paint()
}

export function setDensity(next: Density): void {
  density.value = next
  localStorage.setItem(DENSITY, next)
  paint()
}
