import { Check, Copy } from 'lucide-preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { IconButton } from './button'
import './copy-field.css'

interface Props {
  label: string
  value: string
  help?: string
  /** Name of the button before and after it was pressed. */
  words: { copy: string; copied: string }
}

const SHOWN_MS = 2_000

/** A value that is needed elsewhere exactly as it is. */
export function CopyField({ label, value, help, words }: Props) {
  const id = useId()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <div class="field">
      <span id={id} class="field-head">
        {label}
      </span>
      <div class="copy-field">
        <output class="mono" dir="ltr" aria-labelledby={id}>
          {value}
        </output>
        <IconButton
          name={copied ? words.copied : words.copy}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? <Check size={16} /> : <Copy size={16} />}
        </IconButton>
      </div>
      {help && <div class="field-help">{help}</div>}
    </div>
  )
}
