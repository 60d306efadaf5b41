import { Sparkle } from 'lucide-preact'
import type { DecisionRecord } from '../../../workers/conversations/entry'
import type { ThreadItem, ThreadMessage } from '../../../workers/conversations/thread'
import { costOf } from '../../assistant/budget/money'
import { type MessageKey, t, tag, tSoon } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { clockTime } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { reasonWords } from '../bubble/event-words'
import { explainedOf } from '../bubble/explained'
import { surenessOf } from '../bubble/sources'
import type { Thread } from '../store'
import { Fact } from './fact'
import type { TabProps } from './panel'
import { SourceSlip } from './source-slip'
import { isPanelOpen, panelPlace } from './state'
import './answer.css'

/** Why it said this: how sure it was, what it leaned on, and what it knew of the question. */
export function AnswerTab({ thread }: TabProps) {
  const id = explainedOf(thread)
  const items = thread.items.value
  const message = items.find((item): item is ThreadMessage => item.kind === 'message' && item.id === id)
  const decision = message?.decision
  if (!message || !decision) {
    return <Empty title={t('panel.noAnswerTitle')}>{t('panel.noAnswerText')}</Empty>
  }
  return (
    <>
      <section class="panel-block">
        <div class="answer-head">
          <h3 class="panel-title">{t('panel.why')}</h3>
          {decision.confidence !== null && <Sureness confidence={decision.confidence} />}
        </div>
        {decision.confidence === null && <p class="panel-quiet">{t('panel.noSureness')}</p>}
        <p class="answer-which">
          <Sparkle size={14} />
          <span>{t('panel.answerTo', { time: clockTime(message.sentAt) })}</span>
          <Button kind="quiet" onClick={() => showInThread(thread, message.seq)}>
            {t('panel.showMessage')}
          </Button>
        </p>
      </section>
      {decision.sources.length === 0 && <p class="panel-quiet">{t('panel.noSources')}</p>}
      {decision.sources.map((source, index) => (
        <SourceSlip key={source.chunkId} source={source} n={index + 1} />
      ))}
      <Facts decision={decision} handedOver={handOverReason(items, message)} />
    </>
  )
}

/** A drawer would stand before it. */
function showInThread(thread: Thread, seq: number): void {
  if (panelPlace.peek() === 'drawer') isPanelOpen.value = false
  void thread.jumpTo(seq)
}

const SURENESS = {
  sure: 'panel.sureIs',
  fairlySure: 'panel.fairlySureIs',
  unsure: 'panel.unsureIs',
} as const satisfies Record<ReturnType<typeof surenessOf>, MessageKey>

function Sureness({ confidence }: { confidence: number }) {
  const percent = new Intl.NumberFormat(tag(), { style: 'percent' }).format(confidence)
  return (
    <>
      <span class="sureness">{t(SURENESS[surenessOf(confidence)], { percent })}</span>
      <progress class="sureness-bar" max={1} value={confidence} aria-hidden="true" />
    </>
  )
}

const MISSING: Readonly<Record<string, MessageKey>> = {
  no_vectors: 'panel.missingVectors',
  no_reranker: 'panel.missingReranker',
  no_model: 'panel.missingModel',
}

function Facts({ decision, handedOver }: { decision: DecisionRecord; handedOver: string | null }) {
  const { intent, language, latencyMs, model, degraded, sources, neurons } = decision
  const helpers = (decision.models ?? []).filter((name) => name !== model)
  const missing = degraded?.split(',').map((name) => {
    if (name === 'budget') return tSoon('assistant.missingBudget', name)
    const key = MISSING[name]
    return key ? t(key) : name.replaceAll('_', ' ')
  })
  return (
    <dl class="facts">
      {intent && (
        <Fact name={t('panel.asked')}>
          <bdi>{intent.replaceAll('_', ' ')}</bdi>
        </Fact>
      )}
      <Fact name={t('panel.language')}>{languageName(language)}</Fact>
      <Fact name={t('panel.took')}>
        <span class="numbers">{tookWords(latencyMs)}</span>
      </Fact>
      {neurons !== undefined && (
        <Fact name={t('panel.cost')}>
          {t('panel.neurons', { cost: costOf(neurons), n: Math.round(neurons * 10) / 10 })}
        </Fact>
      )}
      <Fact name={t('panel.model')}>
        {model ? (
          <bdi class="mono fact-model">{model}</bdi>
        ) : (
          t(sources.length > 0 ? 'panel.noModel' : 'panel.noModelNeeded')
        )}
      </Fact>
      {helpers.length > 0 && (
        <Fact name={t('panel.otherModels')}>
          {helpers.map((name) => (
            <bdi key={name} class="mono fact-model">
              {name}
            </bdi>
          ))}
        </Fact>
      )}
      {missing && <Fact name={t('panel.missing')}>{new Intl.ListFormat(tag()).format(missing)}</Fact>}
      {handedOver && <Fact name={t('panel.handedOver')}>{handedOver}</Fact>}
    </dl>
  )
}

function tookWords(ms: number): string {
  const tenths = Math.round(ms / 100)
  return tenths === 0 ? t('panel.noTime') : t('panel.seconds', { n: tenths / 10 })
}

/** The move of the baton that came with this message. */
function handOverReason(items: readonly ThreadItem[], message: ThreadMessage): string | null {
  if (message.cause !== 'hand_off') return null
  const move = items.find(
    (item) => item.kind === 'event' && item.seq > message.seq && item.event.type === 'baton' && item.by === 'assistant',
  )
  if (move?.kind !== 'event' || move.event.type !== 'baton' || move.event.to.holder !== 'people') return null
  return reasonWords(move.event.to.reason)
}
