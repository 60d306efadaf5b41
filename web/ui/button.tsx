import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import './button.css'

type Kind = 'main' | 'plain' | 'quiet' | 'danger' | 'assistant'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'type' | 'class'> {
  class?: string
  kind?: Kind
  type?: 'button' | 'submit'
  icon?: ComponentChildren
  children: ComponentChildren
}

/** A verb of what happens. At rest a screen has one `main`. */
export function Button({ kind = 'plain', type = 'button', icon, children, class: extra = '', ...rest }: Props) {
  return (
    <button type={type} class={`button button-${kind} ${extra}`} {...rest}>
      {icon}
      {children}
    </button>
  )
}

interface IconProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'name' | 'class'> {
  class?: string
  /** Its name, for the tooltip and for readers. */
  name: string
  /** The key that does the same, shown in the tooltip. */
  keys?: string
  pressed?: boolean
  /** Where the tooltip opens; `inward`: below, for what stands at the end of a line. */
  tip?: 'below' | 'above' | 'end' | 'inward'
}

export function IconButton({ name, keys, pressed, tip = 'below', class: extra = '', children, ...rest }: IconProps) {
  return (
    <button
      type="button"
      class={`icon-button ${extra}`}
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      // A bracket among words from right to left would show the other one.
      data-tip={keys ? `${name} · \u2066${keys}\u2069` : name}
      data-tip-side={tip}
      {...rest}
    >
      {children}
    </button>
  )
}
