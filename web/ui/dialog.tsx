import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import './dialog.css'

interface Props {
  /** The question, or what is being done. */
  title: string
  onClose: () => void
  children: ComponentChildren
  /** Buttons; the last one confirms. */
  actions?: ComponentChildren
  wide?: boolean
}

/** On the native element: focus stays inside, Escape closes, and focus goes back to where it was. */
export function Dialog({ title, onClose, children, actions, wide = false }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault() // we close by leaving the tree
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation() // shortcuts of the page are not meant here
      }}
    >
      <div class="dialog-body">
        <h2 id={titleId}>{title}</h2>
        {children}
        {actions && <div class="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  )
}
