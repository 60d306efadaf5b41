import type { ApiProblem } from '../api'
import { t } from '../i18n'

/** Why somebody was not let in, and what to do. */
export function refusalWords(problem: ApiProblem, online: boolean): string {
  if (problem.isNetwork) return online ? t('frame.networkProblem') : t('signIn.offline')
  switch (problem.code) {
    case 'session.wrong_password': {
      const left = Number(problem.more.triesLeft)
      return left > 0 ? t('signIn.wrong', { n: left }) : t('signIn.wrongNoneLeft')
    }
    case 'session.too_many_tries':
      return t('signIn.tooMany', { n: Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60)) })
    case 'auth.no_tenant':
      return t('signIn.noAccess')
    default:
      return t('signIn.notNow')
  }
}
