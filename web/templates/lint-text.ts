import type { LintProblem } from '../../workers/templates/lint'
import type { MessageKey } from '../i18n'
import { t } from '../i18n'

/** What can be wrong with what is written here, by lint's code. */
const SENTENCES: Record<string, MessageKey> = {
  too_long: 'templates.lintTooLong',
  name: 'templates.lintName',
  language: 'templates.lintLanguage',
  ttl: 'templates.lintTtl',
  expires: 'templates.lintExpires',
  looks_like_marketing: 'templates.lintMarketing',
  no_opt_out: 'templates.lintOptOut',
  braces: 'templates.lintBraces',
  blank_kind: 'templates.lintBlankKind',
  blank_order: 'templates.lintBlankOrder',
  blank_at_edge: 'templates.lintBlankEdge',
  blanks_adjacent: 'templates.lintBlanksAdjacent',
  too_many_blanks: 'templates.lintTooManyBlanks',
  empty_lines: 'templates.lintEmptyLines',
  no_example: 'templates.lintNoExample',
  no_fallback: 'templates.lintNoFallback',
  fallback_unclean: 'templates.lintUnclean',
  header_blanks: 'templates.lintHeaderBlanks',
  header_format: 'templates.lintHeaderFormat',
  no_sample: 'templates.lintNoSample',
  footer_blanks: 'templates.lintFooterBlanks',
  footer_format: 'templates.lintFooterFormat',
  too_many_buttons: 'templates.lintTooManyButtons',
  too_many_of_kind: 'templates.lintTooManyOfKind',
  button_order: 'templates.lintButtonOrder',
  same_text: 'templates.lintSameText',
  button_text: 'templates.lintButtonText',
  url: 'templates.lintUrl',
  url_whatsapp: 'templates.lintUrlWhatsApp',
  url_blank: 'templates.lintUrlBlank',
  url_host: 'templates.lintUrlBlank',
  url_example: 'templates.lintUrlExample',
  phone: 'templates.lintPhone',
  code: 'templates.lintCode',
}

/** What is missing says itself by its place. */
const EMPTY: Record<string, MessageKey> = {
  name: 'templates.lintNoName',
  body: 'templates.lintNoBody',
  header: 'templates.lintNoHeader',
}

/** In the interface's language; a code nobody has put into words is said as the server says it. */
export function lintText({ field, code, text, more = {} }: LintProblem): string {
  const key = code === 'empty' ? (EMPTY[field] ?? 'templates.lintNoButtonText') : SENTENCES[code]
  if (!key) return text
  const n = [more.limit, more.need].find((value) => typeof value === 'number')
  const parts = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value]))
  return t(key, { ...parts, ...(n === undefined ? {} : { n }), blank: blankOf(more.blank ?? more.key) })
}

/** Braces would be taken for a part of the sentence. */
function blankOf(blank: string | number | undefined): string {
  return blank === undefined ? '{{1}}' : `{{${String(blank).replace(/^(?:body|header|button)\./, '')}}}`
}
