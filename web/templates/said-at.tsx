import { CircleAlert, Lightbulb } from 'lucide-preact'
import type { Builder } from './builder-store'
import { lintText } from './lint-text'

/** What Meta would refuse here, and what we advise. */
export function SaidAt({ builder, field }: { builder: Builder; field: string }) {
  const said = builder.saidAt(field)
  if (said.length === 0) return null
  return (
    <ul class="said-at">
      {said.map((one) => (
        <li key={one.code} class={`said-at-${one.level}`}>
          {one.level === 'advice' ? <Lightbulb size={14} /> : <CircleAlert size={14} />}
          <span>{lintText(one)}</span>
        </li>
      ))}
    </ul>
  )
}

/** For the error of a field that shows only one thing. */
export function firstSaid(builder: Builder, field: string): string | undefined {
  const said = builder.saidAt(field).find(({ level }) => level === 'refused')
  return said && lintText(said)
}
