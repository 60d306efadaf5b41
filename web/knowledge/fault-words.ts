import { type MessageKey, t } from '../i18n'
import type { DocumentShown } from './server'

/** The codes that people meet; any other is told in the server's words. */
const WORDS: Readonly<Record<string, [title: MessageKey, nextStep: MessageKey]>> = {
  scanned: ['hub.faultScanned', 'hub.nextScanned'],
  locked: ['hub.faultLocked', 'hub.nextLocked'],
  damaged: ['hub.faultDamaged', 'hub.nextDamaged'],
  not_readable: ['hub.faultNotReadable', 'hub.nextNotReadable'],
  too_many_pages: ['hub.faultTooMuch', 'hub.nextTooMuch'],
  too_large: ['hub.faultTooMuch', 'hub.nextTooMuch'],
  too_large_inside: ['hub.faultTooMuch', 'hub.nextTooMuch'],
  knowledge_full: ['hub.faultFull', 'hub.nextFull'],
  too_many_attempts: ['hub.faultOften', 'hub.nextOften'],
  robots: ['hub.faultRobots', 'hub.nextRobots'],
  page_missing: ['hub.faultPageMissing', 'hub.nextPageMissing'],
  page_unreachable: ['hub.faultUnreachable', 'hub.nextUnreachable'],
  robots_unreachable: ['hub.faultUnreachable', 'hub.nextUnreachable'],
  page_refused: ['hub.faultRefused', 'hub.nextRefused'],
  page_no_text: ['hub.faultNoText', 'hub.nextNoText'],
  no_pages: ['hub.faultNoPages', 'hub.nextNoPages'],
}

/** Why something was not read, and what to do now. */
export function faultWords(
  error: string | null,
  detail: DocumentShown['errorDetail'],
): { title: string; nextStep: string } | null {
  const known = error === null ? undefined : WORDS[error]
  return known ? { title: t(known[0]), nextStep: t(known[1]) } : detail
}
