import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { percent } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ConfusedPairs } from './confused-pairs'
import { type Confusion, type Intent, intentServer } from './server'
import { type Intents, readableName } from './store'

const MISTAKEN_SHOWN = 12
const LOOK_AGAIN_MS = 600

function isJudged({ done, of }: Confusion): boolean {
  return done === of
}

interface Props {
  intents: Intent[]
  store: Intents
  onEdit: (intent: Intent) => void
}

/** Each example judged as if it were new: a picture of what is taken for what, and the sentences it happens to. */
export function ConfusionView({ intents, store, onEdit }: Props) {
  const [confusion, setConfusion] = useState<Confusion | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [looking, setLooking] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  // What was seen is of the intents before. The button that changed them goes with it.
  useEffect(() => {
    if (title.current?.closest('section')?.contains(document.activeElement)) title.current.focus()
    setConfusion(null)
  }, [intents])
  useEffect(() => {
    if (!looking) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let closed = false
    const look = async () => {
      try {
        const found = await intentServer.confusion()
        if (closed) return
        setConfusion(found)
        setProblem(null)
        if (isJudged(found)) setLooking(false)
        else timer = setTimeout(() => void look(), LOOK_AGAIN_MS)
      } catch (error) {
        if (closed) return
        setProblem(problemText(error))
        setLooking(false)
      }
    }
    void look()
    return () => {
      closed = true
      clearTimeout(timer)
    }
  }, [looking, intents])
  return (
    <section class="page-section" aria-labelledby="confusion-title">
      <div class="intents-head">
        <div>
          <h3 ref={title} id="confusion-title" tabIndex={-1}>
            {t('intents.confusion')}
          </h3>
          <p class="page-help">{t('intents.confusionAbout')}</p>
        </div>
        <Button disabled={looking || store.training.value} onClick={() => setLooking(true)}>
          {t(looking ? 'intents.looking' : 'intents.look')}
        </Button>
      </div>
      {store.training.value && !looking && <p class="page-help">{t('intents.checkLater')}</p>}
      {looking && (
        <p class="intents-judging">
          <progress max={confusion?.of ?? 1} value={confusion?.done ?? 0} aria-label={t('intents.confusion')} />
          <span class="numbers">{t('intents.judging', { done: confusion?.done ?? 0, of: confusion?.of ?? 5 })}</span>
        </p>
      )}
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      {confusion && isJudged(confusion) && <Picture confusion={confusion} store={store} onEdit={onEdit} />}
    </section>
  )
}

function Picture({ confusion, store, onEdit }: Omit<Props, 'intents'> & { confusion: Confusion }) {
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
          {may('knowledge.write') ? (
            <ConfusedPairs mistaken={mistaken} store={store} onEdit={onEdit} />
          ) : (
            <Sentences mistaken={mistaken} />
          )}
        </>
      )}
    </>
  )
}

function Sentences({ mistaken }: Pick<Confusion, 'mistaken'>) {
  return (
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
