import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Question } from '../../settings/question'
import { Button } from '../../ui/button'
import { say, sayError } from '../../ui/toast'
import type { Confusion, Intent } from './server'
import { type Intents, readableName } from './store'

const PAIRS_SHOWN = 8
const SENTENCES_SHOWN = 5

interface Pair {
  intent: string
  /** null: its sentences are taken for none. */
  takenFor: string | null
  sentences: string[]
}

interface Props {
  mistaken: Confusion['mistaken']
  store: Intents
  onEdit: (intent: Intent) => void
}

/** What is mixed up, the worst first, and what can be done about each. */
export function ConfusedPairs({ mistaken, store, onEdit }: Props) {
  const [merging, setMerging] = useState<{ from: string; into: string } | null>(null)
  const edit = (name: string) => {
    const intent = store.intents.value?.find((one) => one.name === name)
    if (intent) onEdit(intent)
  }
  const move = async (text: string, from: string, into: string) => {
    try {
      await store.move(text, from, into)
      say(t('intents.moved', { name: readableName(into) }))
    } catch (error) {
      sayError(problemText(error))
    }
  }
  const merge = async (from: string, into: string) => {
    await store.merge(from, into)
    say(t('intents.moved', { name: readableName(into) }))
  }
  return (
    <ul class="intents-mistaken">
      {pairsOf(mistaken).map(({ intent, takenFor, sentences }) => (
        <li key={`${intent} ${takenFor}`} class="intents-pair">
          <p>{takenFor === null ? t('intents.pairNone', named(intent)) : t('intents.pair', named(intent, takenFor))}</p>
          <ul>
            {sentences.slice(0, SENTENCES_SHOWN).map((text) => (
              <li key={text}>
                <q dir="auto">{text}</q>{' '}
                {takenFor !== null && (
                  <Button kind="quiet" onClick={() => void move(text, intent, takenFor)}>
                    {t('intents.move', { name: readableName(takenFor) })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p class="intents-pair-verbs">
            <Button onClick={() => edit(intent)}>{t('intents.addExamples', { name: readableName(intent) })}</Button>
            {takenFor !== null && (
              <Button onClick={() => setMerging({ from: intent, into: takenFor })}>{t('intents.merge')}</Button>
            )}
          </p>
        </li>
      ))}
      {merging && (
        <Question
          title={t('intents.mergeTitle', named(merging.from, merging.into))}
          verb={t('intents.merge')}
          onConfirm={() => merge(merging.from, merging.into)}
          onClose={() => setMerging(null)}
        >
          <p>{t('intents.mergeText', named(merging.from, merging.into))}</p>
        </Question>
      )}
    </ul>
  )
}

function named(name: string, other = ''): { name: string; other: string } {
  return { name: readableName(name), other: readableName(other) }
}

function pairsOf(mistaken: Confusion['mistaken']): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { text, intent, takenFor } of mistaken) {
    const key = JSON.stringify([intent, takenFor])
    const pair = pairs.get(key) ?? { intent, takenFor, sentences: [] }
    pair.sentences.push(text)
    pairs.set(key, pair)
  }
  return [...pairs.values()].sort((a, b) => b.sentences.length - a.sentences.length).slice(0, PAIRS_SHOWN)
}
