import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { percent } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { type Classified, intentServer } from './server'
import { readableName } from './store'

/** A sentence, and what it would be taken for. */
export function Tryout() {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Classified | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  async function ask(): Promise<void> {
    if (text.trim() === '') return
    try {
      setFound(await intentServer.classify(text.trim()))
      setProblem(null)
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  return (
    <form
      class="intents-tryout"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <div class="intents-ask">
        <TextField
          label={t('intents.tryout')}
          placeholder={t('intents.tryoutPlaceholder')}
          value={text}
          maxLength={2000}
          error={problem ?? undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('intents.tryoutVerb')}
        </Button>
      </div>
      <div role="status">{found && <Found found={found} />}</div>
    </form>
  )
}

function Found({ found: { intent, confidence, ranking } }: { found: Classified }) {
  const most = Math.max(...ranking.map(({ score }) => score), 0.01)
  return (
    <>
      <p class="intents-verdict">
        {intent === null
          ? t('intents.none', { share: percent(1 - confidence) })
          : t('intents.takenFor', { name: readableName(intent), share: percent(confidence) })}
      </p>
      <ul class="intents-ranking" aria-label={t('intents.ranking')}>
        {ranking.map(({ intent: name, score }) => (
          <li key={name}>
            <span>{readableName(name)}</span>
            <span class="bar" aria-hidden="true">
              <span class="bar-piece" style={{ inlineSize: `${Math.max(0, (100 * score) / most)}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
