import type { ComponentChildren } from 'preact'

/** A line of what is known: its name and what it is. Stands in a `dl` of the class `facts`. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
