import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import './secret-once.css'

interface Props {
  title: string
  text: string
  label: string
  secret: string
  onDone: () => void
}

/** A secret that nobody is told again. It stands in the page: a dialog would be gone with a click beside it. */
export function SecretOnce({ title, text, label, secret, onDone }: Props) {
  const id = useId()
  const element = useRef<HTMLElement>(null)
  // The form that asked for it has gone, and what had the focus with it.
  useEffect(() => element.current?.focus(), [])
  return (
    <section ref={element} class="secret-once" tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p>{text}</p>
      <CopyField label={label} value={secret} words={{ copy: t('keys.copy'), copied: t('keys.copied') }} />
      <Button onClick={onDone}>{t('keys.secretDone')}</Button>
    </section>
  )
}
