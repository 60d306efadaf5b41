import { useEffect, useState } from 'preact/hooks'
import { minute } from '../frame/clock'
import { t } from '../i18n'
import { shortTime } from '../i18n/time'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { type Answered, fetchAnswered } from './server'

const SHOWN = 5

/** What customers asked lately and were answered from this document: what is at stake when it changes. */
export function AnsweredFrom({ documentId }: { documentId: string }) {
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const allowed = may('conversation.read')
  const load = () => {
    if (!allowed) return
    setProblem(null)
    fetchAnswered(documentId).then(setAnswered, (error: unknown) => setProblem(problemText(error)))
  }
  useEffect(load, [documentId])
  if (!allowed) return null
  if (problem) {
    return (
      <p class="impact-ask" role="alert">
        {problem} <Button onClick={load}>{t('frame.retry')}</Button>
      </p>
    )
  }
  if (!answered) return null
  const { questions, count } = answered
  if (count === 0) return <p class="page-help">{t('hub.answeredNone')}</p>
  return (
    <section class="answered" aria-label={t('hub.answeredFrom')}>
      <p class="answered-head">{t('hub.answeredCount', { n: count })}</p>
      <ul>
        {(all ? questions : questions.slice(0, SHOWN)).map(({ text, at, conversationId }) => (
          <li key={`${conversationId} ${at}`}>
            <a href={`/inbox/all/${conversationId}`} dir="auto">
              {text}
            </a>{' '}
            <time class="numbers" dateTime={new Date(at).toISOString()}>
              {shortTime(at, minute.value)}
            </time>
          </li>
        ))}
      </ul>
      {!all && questions.length > SHOWN && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('hub.answeredMore', { n: questions.length - SHOWN })}
        </Button>
      )}
    </section>
  )
}
