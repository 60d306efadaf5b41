import { useEffect, useRef, useState } from 'preact/hooks'
import { markedParts } from '../conversation/panel/marked'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import type { Cited } from './document-dialog'
import { fetchPassages, type PassageListed } from './server'
import type { DocumentShown } from './store'

/** Enough above the cited passage to see what it is about. */
const ABOVE = 3

interface Props {
  document: DocumentShown
  cited: Cited | undefined
}

/** What a document was cut into, in its order; the sentence an answer leans on is marked and brought into view. */
export function Passages({ document: { id, version, stage }, cited }: Props) {
  const place = cited ? placeOf(cited.chunkId) : null
  const isChanged = place !== null && place.version !== version
  const [passages, setPassages] = useState<PassageListed[] | null>(null)
  const [next, setNext] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function read(from: number, before: readonly PassageListed[]): Promise<void> {
    setProblem(null)
    try {
      const page = await fetchPassages(id, from)
      setPassages([...before, ...page.passages])
      setNext(page.next)
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  const first = place && !isChanged ? Math.max(0, place.n - ABOVE) : 0
  useEffect(() => void read(first, []), [id, version, stage === null, first])

  if (problem) {
    return (
      <Notice
        tone="critical"
        alert
        action={
          <Button onClick={() => void read(passages?.length ? (next ?? 0) : first, passages ?? [])}>
            {t('frame.retry')}
          </Button>
        }
      >
        {problem}
      </Notice>
    )
  }
  if (!passages) return <Skeleton rows={5} kind="line" />
  if (passages.length === 0) return <p class="page-help">{t('hub.noPassages')}</p>
  return (
    <div class="passages">
      {isChanged && <Notice tone="warning">{t('hub.citedChanged')}</Notice>}
      {(passages[0]?.n ?? 0) > 0 && (
        <Button kind="quiet" onClick={() => void read(0, [])}>
          {t('hub.fromBeginning')}
        </Button>
      )}
      <ol>
        {passages.map((passage) => (
          <OnePassage
            key={passage.id}
            passage={passage}
            quote={cited?.quote ?? null}
            isCited={isChanged ? false : passage.id === cited?.chunkId}
          />
        ))}
      </ol>
      {next !== null && (
        <Button kind="quiet" onClick={() => void read(next, passages)}>
          {t('hub.morePassages')}
        </Button>
      )}
    </div>
  )
}

function OnePassage({ passage, quote, isCited }: { passage: PassageListed; quote: string | null; isCited: boolean }) {
  const { heading, phrasings, text, language, place, sameAs } = passage
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCited) element.current?.scrollIntoView({ block: 'center' })
  }, [isCited])
  // Without the words of a quote it is the passage as a whole.
  const parts = isCited ? (quote ? markedParts(text, quote) : [{ text, marked: true }]) : [{ text, marked: false }]
  return (
    <li ref={element} class={isCited ? 'passage passage-cited' : 'passage'} aria-current={isCited ? 'true' : undefined}>
      <p class="passage-head">
        {heading && <bdi lang={language}>{heading}</bdi>}
        {place && <bdi class="numbers">{place}</bdi>}
      </p>
      {phrasings.length > 0 && (
        <ul class="passage-phrasings">
          {phrasings.map((one) => (
            <li key={one} dir="auto" lang={language}>
              {one}
            </li>
          ))}
        </ul>
      )}
      <p class="passage-text" dir="auto" lang={language}>
        {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
      </p>
      {sameAs && <p class="page-help">{t('hub.sameAs', { title: sameAs.title })}</p>}
    </li>
  )
}

/** `<documentId>.<version>.<n>` */
function placeOf(chunkId: string): { version: number; n: number } | null {
  const found = /\.(\d+)\.(\d+)$/.exec(chunkId)
  return found ? { version: Number(found[1]), n: Number(found[2]) } : null
}
