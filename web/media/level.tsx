import type { ReadonlySignal } from '@preact/signals'

const BARS = 24

/** How loud it is now: bars that light up from the start. The words beside it say what is going on. */
export function Level({ level }: { level: ReadonlySignal<number> }) {
  const lit = Math.round(level.value * BARS)
  return (
    <span class="level" aria-hidden="true">
      {Array.from({ length: BARS }, (_, bar) => (
        <span key={bar} class={bar < lit ? 'level-bar level-lit' : 'level-bar'} />
      ))}
    </span>
  )
}
