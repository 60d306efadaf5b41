import type { ComponentChildren } from 'preact'
import './chip.css'

interface Props {
  tone?: 'neutral' | 'soon' | 'late' | 'done' | 'assistant' | 'indigo' | 'danger'
  size?: 18 | 20 | 26
  icon?: ComponentChildren
  title?: string
  children: ComponentChildren
}

/** Icon first, then the fewest words. Neutral, amber, red by time. */
export function Chip({ tone = 'neutral', size = 20, icon, title, children }: Props) {
  return (
    <span class={`chip chip-${tone} chip-${size}`} title={title}>
      {icon}
      <span class="chip-text">{children}</span>
    </span>
  )
}
