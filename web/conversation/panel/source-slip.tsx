import { useState } from 'preact/hooks'
import type { DecisionRecord } from '../../../workers/conversations/entry'
import { t } from '../../i18n'
import { citedPath } from '../../knowledge/place'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { languageOf } from '../bubble/script'
import { excerptOf, type MarkedPart, markedParts } from './marked'
import { type PassageShown, passageOf, readAgain } from './passages'

type Source = DecisionRecord['sources'][number]

/** One passage the answer leans on, with the words that support it. */
export function SourceSlip({ source, n }: { source: Source; n: number }) {
  const { chunkId, title } = source
  const shown = passageOf(chunkId).value
  const heading = shown.state === 'ready' ? headingIn(title, shown.passage.heading) : null
  return (
    <section class="slip" aria-label={t('conversation.source', { n })}>
      <p class="slip-head">
        <span class="slip-number numbers" aria-hidden="true">
          {n}
        </span>
        <bdi class="slip-title">{title}</bdi>
      </p>
      {heading && (
        <p class="slip-heading">
          <bdi>{heading}</bdi>
        </p>
      )}
      <Words source={source} shown={shown} />
      {may('knowledge.read') && (
        <a class="slip-open" href={citedPath(source)} aria-label={t('panel.openDocumentName', { title })}>
          {t('panel.openDocument')}
        </a>
      )}
    </section>
  )
}

/** Headings are a path that often begins with the document's own name. */
function headingIn(title: string, heading: string | null): string | null {
  if (heading === null || heading === title) return null
  return heading.startsWith(`${title} › `) ? heading.slice(title.length + 3) : heading
}

function Words({ source: { chunkId, quote }, shown }: { source: Source; shown: PassageShown }) {
  const [all, setAll] = useState(false)
  switch (shown.state) {
    case 'loading':
      return quote ? (
        <Quoted parts={[{ text: quote, marked: true }]} />
      ) : (
        <p class="panel-quiet">{t('panel.passageLoading')}</p>
      )
    case 'failed':
      return (
        <>
          {quote && <Quoted parts={[{ text: quote, marked: true }]} />}
          <p class="panel-quiet" role="alert">
            {t('panel.passageFailed')}{' '}
            <Button kind="quiet" onClick={() => readAgain(chunkId)}>
              {t('frame.retry')}
            </Button>
          </p>
        </>
      )
    case 'gone':
      return (
        <>
          {quote && <Quoted parts={[{ text: quote, marked: true }]} />}
          <p class="panel-quiet">
            {t(!quote ? 'panel.noPassage' : shown.why === 'replaced' ? 'panel.replaced' : 'panel.removed')}
          </p>
        </>
      )
    case 'ready': {
      const parts = markedParts(shown.passage.text, quote)
      const excerpt = excerptOf(parts)
      const cut = excerpt.some((part, index) => part !== parts[index])
      return (
        <>
          <Quoted parts={all ? parts : excerpt} language={shown.passage.language} />
          {cut && (
            <button type="button" class="slip-more" aria-expanded={all} onClick={() => setAll(!all)}>
              {t(all ? 'panel.lessPassage' : 'panel.wholePassage')}
            </button>
          )}
        </>
      )
    }
  }
}

function Quoted({ parts, language }: { parts: readonly MarkedPart[]; language?: string }) {
  const text = parts.map((part) => part.text).join('')
  return (
    <blockquote class="slip-quote" dir="auto" lang={language ?? languageOf(text)}>
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
    </blockquote>
  )
}
