import { Plus, Sparkle, X } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { Button, IconButton } from '../ui/button'
import { directionOf } from '../ui/field'
import { type FaqPair, written } from './faq'
import { proposePhrasings } from './server'

interface Props {
  pair: FaqPair
  /** Of the pair, from 1. */
  n: number
  disabled: boolean
  onChange: (phrasings: string[]) => void
}

/** Other ways to ask the same; the model proposes some, and what it proposes can be changed like what was typed. */
export function Phrasings({ pair, n, disabled, onChange }: Props) {
  const [asking, setAsking] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const now = useRef(pair.phrasings)
  now.current = pair.phrasings
  const list = useRef<HTMLUListElement>(null)
  const [question = '', ...others] = pair.phrasings

  async function propose(): Promise<void> {
    setAsking(true)
    setTold(null)
    try {
      const [first = '', ...known] = written(now.current)
      const answer = pair.answer.trim().slice(0, 4_000)
      const asked = { question: first.slice(0, 300), phrasings: known.slice(0, 50), ...(answer ? { answer } : {}) }
      const proposed = await proposePhrasings(asked)
      const fresh = proposed.filter((one) => !now.current.includes(one))
      if (fresh.length === 0) setTold(t('hub.noProposals'))
      else onChange([...now.current, ...fresh])
    } catch (error) {
      setTold(problemText(error))
    } finally {
      setAsking(false)
    }
  }

  const set = (at: number, text: string) => onChange(pair.phrasings.with(at, text))
  const add = () => {
    onChange([...pair.phrasings, ''])
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus())
  }
  if (disabled && others.length === 0) return null
  return (
    <fieldset class="phrasings">
      <legend>{t('hub.phrasings')}</legend>
      {others.length > 0 && (
        <ul ref={list}>
          {others.map((text, index) => (
            <li key={index}>
              <input
                class="field-input"
                aria-label={t('hub.phrasing', { question: n, which: index + 1 })}
                dir={directionOf(text)}
                value={text}
                maxLength={300}
                disabled={disabled}
                onInput={(event) => set(index + 1, event.currentTarget.value)}
              />
              {!disabled && (
                <IconButton
                  name={t('hub.removePhrasing', { question: n, which: index + 1 })}
                  tip="inward"
                  onClick={() => onChange(pair.phrasings.toSpliced(index + 1, 1))}
                >
                  <X size={16} />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <p class="phrasings-verbs">
          <Button kind="quiet" icon={<Plus size={15} />} onClick={add}>
            {t('hub.addPhrasing')}
          </Button>
          <Button
            kind="assistant"
            icon={<Sparkle size={15} strokeWidth={2} />}
            disabled={asking || question.trim() === ''}
            onClick={() => void propose()}
          >
            {t(asking ? 'hub.proposing' : 'hub.propose')}
          </Button>
        </p>
      )}
      <p class="field-help" role="status">
        {told}
      </p>
    </fieldset>
  )
}
