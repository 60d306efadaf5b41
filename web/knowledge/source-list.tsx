import { Ellipsis, Globe, Network } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { minute } from '../frame/clock'
import { t } from '../i18n'
import { dayAndTime, exactTime, shortTime } from '../i18n/time'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Question } from '../settings/question'
import { Button, IconButton } from '../ui/button'
import { Menu, MenuItem } from '../ui/menu'
import { Notice } from '../ui/notice'
import { sayError } from '../ui/toast'
import { faultWords } from './fault-words'
import { type DocumentShown, fetchFailedPages, type SourceShown } from './server'
import { SourceDialog } from './source-dialog'
import { sourceRefusal } from './source-refusal'
import { isBeingRead, type Sources } from './sources-store'
import './source-list.css'

type Asked = { verb: 'change' | 'remove'; source: SourceShown }

/** Where pages come from: how far the reading is, what failed, and when it is read again. */
export function SourceList({ sources }: { sources: Sources }) {
  const [asked, ask] = useState<Asked | null>(null)
  const all = sources.sources.value
  if (!all && sources.problem.value) {
    return (
      <div class="source-box">
        <Notice tone="critical" action={<Button onClick={() => void sources.load()}>{t('frame.retry')}</Button>}>
          {problemText(sources.problem.value)}
        </Notice>
      </div>
    )
  }
  if (!all || all.length === 0) return null
  return (
    <section class="source-box" aria-labelledby="sources-title">
      <h2 id="sources-title">{t('hub.sources')}</h2>
      <ul class="sources">
        {all.map((source) => (
          <OneSource key={source.id} source={source} sources={sources} onAsk={ask} />
        ))}
      </ul>
      {asked?.verb === 'change' && <SourceDialog sources={sources} source={asked.source} onClose={() => ask(null)} />}
      {asked?.verb === 'remove' && (
        <Question
          danger
          title={t('hub.removeSourceTitle', { url: asked.source.url })}
          verb={t('knowledge.remove')}
          onConfirm={() => sources.remove(asked.source.id)}
          onClose={() => ask(null)}
        >
          <p>{t('hub.removeSourceText', { n: asked.source.pages })}</p>
        </Question>
      )}
    </section>
  )
}

interface OneProps {
  source: SourceShown
  sources: Sources
  onAsk: (asked: Asked) => void
}

function OneSource({ source, sources, onAsk }: OneProps) {
  const { id, kind, url, pages, pagesDone, pagesFailed, error, audience } = source
  const reading = isBeingRead(source)
  const readNow = () => sources.readNow(id).catch((problem: unknown) => sayError(sourceRefusal(problem)))
  const fault = faultWords(error)
  return (
    <li>
      {kind === 'sitemap' ? <Network size={18} /> : <Globe size={18} />}
      <div class="source-main">
        <p class="source-names">
          <bdi class="source-url">{url}</bdi>
          <span class="numbers">{stateWords(source)}</span>
        </p>
        {reading && <progress class="bar bar-stitched" aria-label={url} max={Math.max(1, pages)} value={pagesDone} />}
        {fault && (
          <p class="source-fault" role="alert">
            {fault.title} <span>{fault.nextStep}</span>
          </p>
        )}
        <p class="source-facts">
          {audience === 'agents' && <span>{t('hub.agents')}</span>}
          <Times source={source} />
        </p>
        {pagesFailed > 0 && <FailedPages sourceId={id} count={pagesFailed} at={pagesDone} />}
      </div>
      {may('knowledge.write') && (
        <Menu
          label={t('hub.sourceVerbs', { url })}
          trigger={(attributes) => (
            <IconButton name={t('hub.sourceVerbs', { url })} tip="inward" {...attributes}>
              <Ellipsis size={18} />
            </IconButton>
          )}
        >
          {(close) => {
            const then = (run: () => void) => () => {
              close()
              run()
            }
            return (
              <>
                <MenuItem disabled={reading} onClick={then(readNow)}>
                  {t('hub.readNow')}
                </MenuItem>
                <MenuItem onClick={then(() => onAsk({ verb: 'change', source }))}>{t('hub.changeSource')}</MenuItem>
                <hr class="menu-rule" />
                <MenuItem danger onClick={then(() => onAsk({ verb: 'remove', source }))}>
                  {t('knowledge.remove')}
                </MenuItem>
              </>
            )
          }}
        </Menu>
      )}
    </li>
  )
}

function stateWords({ state, pages, pagesDone, pagesFailed }: SourceShown): string {
  if (state === 'pending') return t('knowledge.waiting')
  if (state === 'reading') return t('hub.readingPages', { done: pagesDone, n: pages })
  return t('hub.pagesRead', { n: Math.max(0, pagesDone - pagesFailed) })
}

function Times({ source: { readAt, nextAt } }: { source: SourceShown }) {
  return (
    <>
      {readAt !== null && (
        <span title={exactTime(readAt)}>{t('hub.readAt', { time: shortTime(readAt, minute.value) })}</span>
      )}
      {nextAt !== null && (
        <span title={exactTime(nextAt)}>{t('hub.nextAt', { time: dayAndTime(nextAt, minute.value) })}</span>
      )}
    </>
  )
}

/** Each page that could not be read, with its reason; asked for when somebody wants to know. */
function FailedPages({ sourceId, count, at }: { sourceId: string; count: number; at: number }) {
  const [pages, setPages] = useState<{ at: number; list: DocumentShown[] } | null>(null)
  const [open, setOpen] = useState(false)
  async function toggle(): Promise<void> {
    setOpen(!open)
    if (open || pages?.at === at) return
    try {
      setPages({ at, list: await fetchFailedPages(sourceId) })
    } catch (problem) {
      setOpen(false)
      sayError(problemText(problem))
    }
  }
  return (
    <>
      <button type="button" class="source-more" aria-expanded={open} onClick={() => void toggle()}>
        {t('hub.pagesFailed', { n: count })}
      </button>
      {open && pages && (
        <ul class="source-failed">
          {pages.list.map(({ id, url, title, error }) => {
            const fault = faultWords(error)
            return (
              <li key={id}>
                <bdi class="source-url">{url ?? title}</bdi>{' '}
                <span>
                  {fault?.title} {fault?.nextStep}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
