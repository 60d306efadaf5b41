import { Plus, X } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { TextField } from '../ui/field'
import { type FaqPair, faqText, newPair } from './faq'
import { Phrasings } from './phrasings'
import { RichText } from './rich-text'
import './faq-editor.css'

interface Props {
  first: FaqPair[]
  disabled: boolean
  error: string | null
  onChange: (text: string) => void
}

/** Questions with their answers, as people think of them; kept as text with Q: and A:. */
export function FaqEditor({ first, disabled, error, onChange }: Props) {
  const [pairs, setPairs] = useState<FaqPair[]>(first)
  const latest = useRef(first)
  const change = (next: (before: FaqPair[]) => FaqPair[]) => {
    latest.current = next(latest.current)
    setPairs(latest.current)
    onChange(faqText(latest.current))
  }
  // By id, not by place: a proposal may arrive when pairs above it have gone.
  const update = (id: string, part: Partial<FaqPair>) =>
    change((before) => before.map((pair) => (pair.id === id ? { ...pair, ...part } : pair)))
  return (
    <div class="faq">
      <ol>
        {pairs.map((pair, index) => (
          <li key={pair.id} class="faq-pair">
            <TextField
              label={t('knowledge.question', { n: index + 1 })}
              value={pair.phrasings[0] ?? ''}
              maxLength={300}
              disabled={disabled}
              aside={
                pairs.length > 1 && !disabled ? (
                  <IconButton
                    name={t('knowledge.removePair', { n: index + 1 })}
                    tip="inward"
                    onClick={() => change((before) => before.filter(({ id }) => id !== pair.id))}
                  >
                    <X size={16} />
                  </IconButton>
                ) : undefined
              }
              onInput={(event) => update(pair.id, { phrasings: pair.phrasings.with(0, event.currentTarget.value) })}
            />
            <Phrasings
              pair={pair}
              n={index + 1}
              disabled={disabled}
              onChange={(phrasings) => update(pair.id, { phrasings })}
            />
            <RichText
              label={t('knowledge.answer', { n: index + 1 })}
              value={pair.answer}
              rows={3}
              disabled={disabled}
              inline
              onChange={(answer) => update(pair.id, { answer })}
            />
          </li>
        ))}
      </ol>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {!disabled && (
        <Button icon={<Plus size={16} />} onClick={() => change((before) => [...before, newPair()])}>
          {t('knowledge.addPair')}
        </Button>
      )}
    </div>
  )
}
