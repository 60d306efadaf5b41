import type { ComponentChildren } from 'preact'
import { Sampler } from './sampler'
import './empty.css'

interface Props {
  picture?: readonly string[]
  title: string
  /** What it means. */
  children?: ComponentChildren
  /** One way on. */
  action?: ComponentChildren
  /** It stands for a whole page: its title is the page's. */
  page?: boolean
}

export function Empty({ picture, title, children, action, page = false }: Props) {
  const Title = page ? 'h1' : 'p'
  return (
    <div class="empty">
      {picture && <Sampler rows={picture} cell={7} />}
      <Title class="empty-title">{title}</Title>
      {children && <p class="empty-text">{children}</p>}
      {action}
    </div>
  )
}
