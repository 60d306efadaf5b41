import { ApiProblem } from '../api'
import { type MessageKey, t } from '../i18n'
import { dateOnly } from '../i18n/time'
import { problemText } from '../problem-text'
import { FAILURES, failureText } from './wizard/failure-text'

/** What is refused where numbers and templates are set up, beside what every page may meet. */
export const REFUSALS: Readonly<Record<string, MessageKey>> = {
  'channel.disconnected': 'channels.failDisconnected',
  'channel.on_business_app': 'channels.registerNotNeeded',
  'template.exists': 'templates.failExists',
  'template.name_blocked': 'templates.failNameBlocked',
  'template.too_many_new': 'templates.failTooManyNew',
  'template.not_editable': 'templates.failNotEditable',
  'template.category_fixed': 'templates.failCategoryFixed',
  'template.not_paused': 'templates.failGone',
  'template.not_deletable': 'templates.failNotDeletable',
  'template.not_found': 'templates.failGone',
  'template.not_connected': 'templates.failNotConnected',
  'template.sample_empty': 'templates.failSampleEmpty',
  'template.sample_too_large': 'templates.failSampleTooLarge',
  'template.sample_wrong_type': 'templates.failSampleType',
  'template.not_taken': 'templates.failNotTaken',
  'template.refused': 'templates.failRefused',
}

/** What happened and what to do now, of a refusal on these pages. Throws what is no problem of the server's. */
export function refusalText(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return problemText(problem)
  const { code, detail: reason, nextStep = '', more } = problem
  const check = typeof more.check === 'string' ? more.check : ''
  if (code.startsWith('channel.') && check in FAILURES) return failureText({ code: check, reason, nextStep, more })
  const key = REFUSALS[code]
  if (!key) return problemText(problem)
  return t(key, { reason, date: typeof more.until === 'number' ? dateOnly(more.until) : '' })
}
