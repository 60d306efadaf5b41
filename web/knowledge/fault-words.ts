import type { ReadingError } from '../../workers/knowledge/reading-error'
import { type MessageKey, t } from '../i18n'

type Words = readonly [title: MessageKey, nextStep: MessageKey]

const UNKNOWN: Words = ['hub.faultUnknown', 'hub.nextUnknown']

/** Every code there is: none is told in the server's words, which are English. */
const WORDS: Readonly<Record<ReadingError, Words>> = {
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
  empty: ['hub.faultEmpty', 'hub.nextEmpty'],
  letters_unknown: ['hub.faultLetters', 'hub.nextLetters'],
  file_missing: ['hub.faultGone', 'hub.nextGone'],
  page_elsewhere: ['hub.faultElsewhere', 'hub.nextElsewhere'],
  page_address: ['hub.faultAddress', 'hub.nextAddress'],
  page_hidden: ['hub.faultHidden', 'hub.nextHidden'],
  page_too_large: ['hub.faultPageLarge', 'hub.nextPageLarge'],
  page_unreadable: ['hub.faultPage', 'hub.nextPage'],
  pages_unreadable: ['hub.faultPages', 'hub.nextPages'],
  pages_left_out: ['hub.faultLeftOut', 'hub.nextLeftOut'],
  sitemap_incomplete: ['hub.faultSitemap', 'hub.nextSitemap'],
  text_missing: ['hub.faultTextGone', 'hub.nextTextGone'],
  erased: ['hub.faultErased', 'hub.nextErased'],
  not_found: UNKNOWN,
}

/** Why something was not read, and what to do now. */
export function faultWords(error: string | null): { title: string; nextStep: string } | null {
  if (error === null) return null
  const [title, nextStep] = isKnown(error) ? WORDS[error] : UNKNOWN
  return { title: t(title), nextStep: t(nextStep) }
}

function isKnown(error: string): error is ReadingError {
  return Object.hasOwn(WORDS, error)
}
