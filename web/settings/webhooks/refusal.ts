import { ApiProblem } from '../../api'
import { type MessageKey, t } from '../../i18n'
import { problemText } from '../../problem-text'

/** Why an address is not asked, in the server's words for it (workers/platform/safe-fetch.ts). */
const FAULTS: Readonly<Record<string, MessageKey>> = {
  malformed: 'webhooks.urlMalformed',
  not_https: 'webhooks.urlNotHttps',
  credentials: 'webhooks.urlCredentials',
  port: 'webhooks.urlPort',
  address: 'webhooks.urlNumbers',
  internal_name: 'webhooks.urlInternal',
  unresolved: 'webhooks.urlUnresolved',
  private_address: 'webhooks.urlPrivate',
  resolver_down: 'webhooks.urlUnchecked',
  redirect: 'webhooks.redirect',
  timeout: 'webhooks.timeout',
  unreachable: 'webhooks.unreachable',
}

/** Undefined for a fault that has no words here yet. */
export function faultText(fault: string): string | undefined {
  const key = FAULTS[fault]
  return key && t(key)
}

/** Of the address, what exactly is wrong with it; else as on every page. Throws what is no problem of the server's. */
export function refusalText(problem: unknown): string {
  const fault = problem instanceof ApiProblem ? problem.more.fault : undefined
  return (typeof fault === 'string' ? faultText(fault) : undefined) ?? problemText(problem)
}
