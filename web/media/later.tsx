import { type ReadonlySignal, signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'

/**
 * A part that is loaded when it is first drawn; `waiting` holds its place until then. Offline it is asked for again by whoever
 * draws it next.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const part = signal<{ Part: ComponentType<Props> } | null>(null)
  let asked = false
  const ask = () => {
    if (asked) return
    asked = true
    load().then(
      (Part) => {
        part.value = { Part }
      },
      (error: unknown) => {
        asked = false
        console.error(error)
      },
    )
  }
  return function Later({ waiting = null, ...props }: Props & { waiting?: ComponentChildren }) {
    useEffect(ask, [])
    const known = (part as ReadonlySignal<{ Part: ComponentType<object> } | null>).value
    return known ? <known.Part {...props} /> : waiting
  }
}
