import { Plus, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { TextArea } from '../ui/field'
import { type FaqPair, faqText, newPair } from './faq'
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
  const change = (next: FaqPair[]) => {
    setPairs(next)
    onChange(faqText(next))
  }
  const update = (at: number, part: Partial<FaqPair>) =>
    change(pairs.map((pair, index) => (index === at ? { ...pair, ...part } : pair)))
  return (
    <div class="faq">
      <ol>
        {pairs.map((pair, index) => (
          <li key={pair.id} class="faq-pair">
            <TextArea
              label={t('knowledge.question', { n: index + 1 })}
              help={t('knowledge.questionHelp')}
              value={pair.question}
              rows={1}
              disabled={disabled}
              aside={
                pairs.length > 1 && !disabled ? (
                  <IconButton
                    name={t('knowledge.removePair', { n: index + 1 })}
                    onClick={() => change(pairs.filter(({ id }) => id !== pair.id))}
                  >
                    <X size={16} />
                  </IconButton>
                ) : undefined
              }
              onInput={(event) => update(index, { question: event.currentTarget.value })}
            />
            <TextArea
              label={t('knowledge.answer', { n: index + 1 })}
              value={pair.answer}
              rows={3}
              disabled={disabled}
              onInput={(event) => update(index, { answer: event.currentTarget.value })}
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
        <Button icon={<Plus size={16} />} onClick={() => change([...pairs, newPair()])}>
          {t('knowledge.addPair')}
        </Button>
      )}
    </div>
  )
}
