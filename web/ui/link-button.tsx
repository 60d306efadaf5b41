import type { ComponentChildren } from 'preact'
import './button.css'

interface Props {
  href: string
  kind?: 'main' | 'plain' | 'quiet'
  icon?: ComponentChildren
  children: ComponentChildren
}

/** Leads to another page, and looks like what it leads to: the next thing to do. */
export function LinkButton({ href, kind = 'plain', icon, children }: Props) {
  return (
    <a class={`button button-${kind} link-button`} href={href}>
      {icon}
      {children}
    </a>
  )
}
