type Child = Node | string | undefined | false

interface Props {
  class?: string
  /** Attributes as written in HTML; `undefined` and `false` leave one out, `true` sets it empty. */
  attrs?: Record<string, string | boolean | undefined>
  on?: { [Kind in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Kind]) => void }
}

/** An element with its children; text is always text, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (props.class) element.className = props.class
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  for (const [kind, listener] of Object.entries(props.on ?? {}))
    element.addEventListener(kind, listener as EventListener)
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** An element of index.html. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`index.html has no ${id}`)
  return element
}

/** Replaces a list and gives the focus back to the item that had it. */
export function redraw(list: HTMLElement, items: HTMLElement[]): void {
  const held = document.activeElement
  const key = held instanceof HTMLElement && list.contains(held) ? held.dataset.key : undefined
  list.replaceChildren(...items)
  if (key) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
}

/** Language by script, so that line height and voice fit. */
export function languageOf(text: string): string | undefined {
  if (/\p{Script=Devanagari}/u.test(text)) return 'hi'
  if (/\p{Script=Tamil}/u.test(text)) return 'ta'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  return undefined
}

export function clock(at: number, seconds = false): string {
  return new Date(at).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  })
}
