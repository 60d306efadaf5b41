import { Check, X } from 'lucide-preact'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import type { Result } from './server'
import { verdictName, verdictTone } from './words'

interface Props {
  result: Result
  judge?: (n: number, verdict: 'right' | 'wrong') => Promise<void>
}

/** A question, what was said of it then, and what the assistant would say. */
export function OneResult({ result, judge }: Props) {
  const { n, text, verdict, said, before, outcome, conversationId } = result
  const answered = outcome?.kind === 'answer'
  return (
    <li class="trial-result">
      <p class="trial-result-head">
        <b dir="auto">{text}</b>
        <span class="trial-result-chips">
          {said?.by === 'assistant' && <Chip tone="neutral">{t('trials.own')}</Chip>}
          {outcome !== null && outcome.unsupported > 0 && <Chip tone="late">{t('trials.showUnsupported')}</Chip>}
          <Chip tone={verdictTone(verdict)}>{verdictName(verdict)}</Chip>
        </span>
      </p>
      <dl>
        {said && <Line name={t(said.by === 'agent' ? 'trials.peopleSaid' : 'trials.wasSaid')} text={said.text} />}
        {before && <Line name={t('trials.before')} text={wordsOf(before)} />}
        {outcome && <Line name={t('trials.wouldSay')} text={wordsOf(outcome)} sources={outcome.sources} />}
        {outcome?.withoutSource.map((sentence) => (
          <Line key={sentence} name={t('trials.noSourceSays')} text={sentence} />
        ))}
      </dl>
      <p class="trial-result-verbs">
        {judge && answered && (
          <>
            <Button
              icon={<Check size={15} />}
              aria-pressed={verdict === 'right'}
              onClick={() => void judge(n, 'right')}
            >
              {t('trials.judgeRight')}
            </Button>
            <Button icon={<X size={15} />} aria-pressed={verdict === 'wrong'} onClick={() => void judge(n, 'wrong')}>
              {t('trials.judgeWrong')}
            </Button>
          </>
        )}
        {conversationId && <a href={`/inbox/all/${conversationId}`}>{t('trials.openConversation')}</a>}
      </p>
    </li>
  )
}

function wordsOf({ kind, text }: NonNullable<Result['outcome']>): string {
  if (kind === 'hand_off') return t('trials.wouldHandOver')
  return text ?? t('trials.wouldBeSilent')
}

type Sources = NonNullable<Result['outcome']>['sources']

function Line({ name, text, sources = [] }: { name: string; text: string; sources?: Sources }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">
        {text}
        {sources.map(({ documentId, chunkId, title, quote }) => (
          <a
            key={chunkId}
            class="trial-source"
            href={`/knowledge#${documentId}?${new URLSearchParams({ chunk: chunkId, ...(quote ? { quote } : {}) })}`}
          >
            <bdi>{title}</bdi>
          </a>
        ))}
      </dd>
    </div>
  )
}
