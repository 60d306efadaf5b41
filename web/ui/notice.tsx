import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import './notice.css'

type Tone = 'info' | 'warning' | 'critical' | 'done'

const ICONS = { info: Info, warning: TriangleAlert, critical: CircleAlert, done: CircleCheck } as const

interface Props {
  tone: Tone
  title?: ComponentChildren
  children?: ComponentChildren
  /** What can be done about it. */
  action?: ComponentChildren
  /** It came while somebody was looking. */
  alert?: boolean
}

/** What somebody ought to know before they go on. */
export function Notice({ tone, title, children, action, alert = false }: Props) {
  const Icon = ICONS[tone]
  return (
    <div class={`notice notice-${tone}`} role={alert ? 'alert' : undefined}>
      <Icon size={18} />
      <div class="notice-words">
        {title && <p class="notice-title">{title}</p>}
        {children && <div class="notice-text">{children}</div>}
      </div>
      {action}
    </div>
  )
}
