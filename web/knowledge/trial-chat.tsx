import { ArrowUp, Hand, RotateCcw, Sparkle } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { percent, seconds } from '../i18n/number'
import { may } from '../session'
import { Button, IconButton } from '../ui/button'
import { Empty } from '../ui/empty'
import { directionOf } from '../ui/field'
import type { Cited } from './document-dialog'
import type { Decision, Exchange, Trial } from './trial'
import './trial-chat.css'

interface Props {
  trial: Trial
  onOpen: (documentId: string, cited: Cited) => void
  onWrite: (question: string) => void
}

/** Ask as a customer would; nothing here reaches one. */
export function TrialChat({ trial, onOpen, onWrite }: Props) {
  const [text, setText] = useState('')
  const log = useRef<HTMLDivElement>(null)
  const exchanges = trial.exchanges.value
  useEffect(() => log.current?.scrollTo({ top: log.current.scrollHeight }), [exchanges])
  const ask = () => {
    if (text.trim() === '') return
    void trial.ask(text.trim())
    setText('')
  }
  return (
    <aside class="sheet trial" aria-labelledby="trial-title">
      <header class="trial-head">
        <div>
          <h2 id="trial-title">{t('knowledge.try')}</h2>
          <p>{t('knowledge.tryHelp')}</p>
        </div>
        <Button kind="quiet" icon={<RotateCcw size={15} />} disabled={exchanges.length === 0} onClick={trial.clear}>
          {t('knowledge.clear')}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <div class="trial-log" role="log" aria-label={t('knowledge.try')} ref={log} tabIndex={0}>
        {exchanges.length === 0 && <Empty title={t('knowledge.tryEmptyTitle')}>{t('knowledge.tryEmptyText')}</Empty>}
        {exchanges.map((exchange) => (
          <OneExchange key={exchange.id} {...{ exchange, trial, onOpen, onWrite }} />
        ))}
      </div>
      <form
        class="trial-ask"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <input
          dir={directionOf(text)}
          value={text}
          maxLength={2000}
          placeholder={t('knowledge.askPlaceholder')}
          aria-label={t('knowledge.askPlaceholder')}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <IconButton
          type="submit"
          name={t('knowledge.ask')}
          tip="above"
          class="trial-send"
          disabled={text.trim() === ''}
        >
          <ArrowUp size={18} />
        </IconButton>
      </form>
    </aside>
  )
}

function OneExchange({ exchange, trial, onOpen, onWrite }: Props & { exchange: Exchange }) {
  const { id, question, decision, problem } = exchange
  return (
    <>
      <p class="trial-question" dir="auto">
        {question}
      </p>
      {decision && <Answer decision={decision} question={question} onOpen={onOpen} onWrite={onWrite} />}
      {problem && (
        <div class="trial-problem" role="alert">
          {problem} <Button onClick={() => void trial.again(id, question)}>{t('frame.retry')}</Button>
        </div>
      )}
      {!decision && !problem && (
        <p class="trial-writing">
          <Sparkle size={14} strokeWidth={2} /> {t('knowledge.thinking')}
        </p>
      )}
    </>
  )
}

interface AnswerProps {
  decision: Decision
  question: string
  onOpen: (documentId: string, cited: Cited) => void
  onWrite: (question: string) => void
}

function Answer({ decision, question, onOpen, onWrite }: AnswerProps) {
  const { kind, text, sources, confidence, latencyMs, closest } = decision
  const handsOver = kind === 'hand_off'
  return (
    <div class="trial-answer">
      <p class="trial-speaker">
        <Sparkle size={14} strokeWidth={2} /> {t('frame.assistant')}
      </p>
      <div class={handsOver ? 'trial-bubble trial-hand-over' : 'trial-bubble'}>
        {handsOver && (
          <p class="trial-over">
            <Hand size={15} /> {t('knowledge.wouldHandOver')}
          </p>
        )}
        {handsOver && closest && <p class="trial-closest">{t('knowledge.closest', { title: closest.title })}</p>}
        <p dir="auto" lang={decision.language ?? undefined}>
          {text ?? t('knowledge.wouldBeSilent')}
          {sources.map((_, index) => (
            <sup key={index}>{index + 1}</sup>
          ))}
        </p>
      </div>
      <p class="trial-foot numbers">
        {sources.length > 0 && <span class="trial-sources">{t('knowledge.sources', { n: sources.length })}</span>}
        {confidence !== null && kind === 'answer' && <span>{t('knowledge.sure', { share: percent(confidence) })}</span>}
        <span>{seconds(latencyMs)}</span>
      </p>
      {sources.map(({ chunkId, documentId, title, quote }, index) => (
        <div key={chunkId} class="slip">
          <p class="slip-head">
            <span class="slip-number">{index + 1}</span>
            <b>
              <bdi>{title}</bdi>
            </b>
            <button type="button" onClick={() => onOpen(documentId, { chunkId, quote })}>
              {t('knowledge.open')}
            </button>
          </p>
          {quote && (
            <blockquote dir="auto">
              <mark>{quote}</mark>
            </blockquote>
          )}
        </div>
      ))}
      {handsOver && may('knowledge.write') && (
        <p class="trial-verbs">
          <Button onClick={() => onWrite(question)}>{t('knowledge.writeAnswer')}</Button>
        </p>
      )}
    </div>
  )
}
