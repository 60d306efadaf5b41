import { CircleAlert } from 'lucide-preact'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { problemText } from '../problem-text'

/** Why somebody was not let in, and what to do. Throws what is no problem of the server's. */
export function refusalWords(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) throw problem
  if (problem.isNetwork) return navigator.onLine ? t('frame.networkProblem') : t('signIn.offline')
  switch (problem.code) {
    case 'session.wrong_password': {
      const left = Number(problem.more.triesLeft)
      return left > 0 ? t('signIn.wrong', { n: left }) : t('signIn.wrongNoneLeft')
    }
    case 'session.too_many_tries':
      return t('signIn.tooMany', { n: Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60)) })
    case 'internal':
    case 'unreadable':
      return t('signIn.notNow')
    default:
      return problemText(problem)
  }
}

/** The sign of trouble beside what it is; within what is announced. */
export function Refusal({ children }: { children: string }) {
  return (
    <span class="sign-in-refusal">
      <CircleAlert size={15} />
      <span>{children}</span>
    </span>
  )
}
