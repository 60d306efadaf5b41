import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { percent } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { type Confusion, type Intent, intentServer } from './server'
import { readableName } from './store'

const MISTAKEN_SHOWN = 12

/** Each example judged as if it were new: a picture of what is taken for what, and the sentences it happens to. */
export function ConfusionView({ intents }: { intents: Intent[] }) {
  const [confusion, setConfusion] = useState<Confusion | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  // What was seen is of the intents before.
  useEffect(() => setConfusion(null), [intents])
  async function look(): Promise<void> {
    setBusy(true)
    try {
      setConfusion(await intentServer.confusion())
      setProblem(null)
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="page-section" aria-labelledby="confusion-title">
      <div class="intents-head">
        <div>
          <h3 id="confusion-title">{t('intents.confusion')}</h3>
          <p class="page-help">{t('intents.confusionAbout')}</p>
        </div>
        <Button disabled={busy} onClick={() => void look()}>
          {t(busy ? 'intents.looking' : 'intents.look')}
        </Button>
      </div>
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      {confusion && <Picture confusion={confusion} />}
    </section>
  )
}

function Picture({ confusion }: { confusion: Confusion }) {
  const { intents, counts, mistaken, accuracy } = confusion
  if (accuracy === null) return <p class="page-help">{t('intents.tooFew')}</p>
  return (
    <>
      <p>{t('intents.accuracy', { share: percent(accuracy) })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="confusion-box" tabIndex={0}>
        <table class="confusion numbers">
          <caption class="visually-hidden">{t('intents.confusion')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('intents.is')}</th>
              {[...intents.map(readableName), t('intents.noneShort')].map((name) => (
                <th key={name} scope="col">
                  <span dir="auto">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, at) => (
              <Row key={intents[at]} name={readableName(intents[at] ?? '')} row={row} own={at} />
            ))}
          </tbody>
        </table>
      </div>
      {mistaken.length > 0 && (
        <>
          <h4>{t('intents.mistaken')}</h4>
          <ul class="intents-mistaken">
            {mistaken.slice(0, MISTAKEN_SHOWN).map(({ text, intent, takenFor }) => (
              <li key={`${intent} ${text}`}>
                <q dir="auto">{text}</q>{' '}
                {takenFor === null
                  ? t('intents.notSeen', { name: readableName(intent) })
                  : t('intents.mixedUp', { name: readableName(intent), other: readableName(takenFor) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Row({ name, row, own }: { name: string; row: number[]; own: number }) {
  const all = row.reduce((sum, n) => sum + n, 0)
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      {row.map((n, column) => (
        <td
          key={column}
          class={column === own ? 'confusion-right' : 'confusion-wrong'}
          style={{ '--share': all === 0 ? 0 : n / all }}
        >
          {n === 0 ? '' : n}
        </td>
      ))}
    </tr>
  )
}
