import type { ComponentChildren } from 'preact'
import { Notice } from '../ui/notice'

/** What the server said no with, where it is no single field's fault. */
export function RefusedNotice({ children, action }: { children: string; action?: ComponentChildren }) {
  return (
    <Notice tone="critical" alert action={action}>
      {children}
    </Notice>
  )
}
