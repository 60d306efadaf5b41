import type { TemplateDraft } from './draft'
import { lintButtons, lintCardButtons } from './lint-buttons'
import { lintCardTexts, lintFallbacks, lintTexts } from './lint-text'
import { type LintProblem, type Report, tooLong } from './lint-words'

export type { LintProblem } from './lint-words'

const NAME_MOST = 512
const OFFER_MOST = 16
const OFFER_BODY_MOST = 600
/** Seconds by category, as Meta takes them; -1: 30 days. */
const TTL: Record<TemplateDraft['category'], [least: number, most: number]> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
}
const EXPIRES = { least: 1, most: 90 }

/** What Meta would refuse of a template, before it is sent for review, and what we advise against. No I/O. */
export function lintTemplate(draft: TemplateDraft): LintProblem[] {
  const problems: LintProblem[] = []
  const report: Report = (field, code, text, more, level = 'refused') => {
    problems.push({ field, code, text, level, ...(more && { more }) })
  }
  lintHead(report, draft)
  if (draft.category === 'AUTHENTICATION') lintAuthentication(report, draft)
  else lintOrdinary(report, draft)
  return problems
}

/** Whether Meta would take it. */
export function isRefused(problems: LintProblem[]): boolean {
  return problems.some(({ level }) => level === 'refused')
}

function lintHead(report: Report, { name, language, category, ttlSeconds }: TemplateDraft): void {
  if (name === '') report('name', 'empty', 'Give it a name.')
  else if (!/^[a-z0-9_]+$/.test(name)) report('name', 'name', 'A name has small letters, digits and _ only.')
  tooLong(report, 'name', name, NAME_MOST)
  if (!/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(language))
    report('language', 'language', 'Choose a language: en, en_GB, pt_BR.')
  const [least, most] = TTL[category]
  if (ttlSeconds !== null && ttlSeconds !== -1 && (ttlSeconds < least || ttlSeconds > most))
    report('ttlSeconds', 'ttl', `Between ${least} and ${most} seconds for this category.`, { least, most })
}

/** Meta writes an authentication text itself, in every language. */
function lintAuthentication(report: Report, draft: TemplateDraft): void {
  const { authentication, header, footer, buttons, cards, offer, body } = draft
  if (!authentication) return report('authentication', 'empty', 'Say how the code is sent.')
  if (header || footer !== '' || buttons.length > 0 || cards.length > 0 || offer || body !== '')
    report(
      'authentication',
      'fixed',
      'Meta writes the text of a code itself: no text, header, footer or buttons of our own.',
    )
  const { expiresInMinutes, buttonText } = authentication
  if (
    expiresInMinutes !== null &&
    (!Number.isInteger(expiresInMinutes) || expiresInMinutes < EXPIRES.least || expiresInMinutes > EXPIRES.most)
  )
    report('authentication.expiresInMinutes', 'expires', 'A code ends after 1 to 90 minutes.', EXPIRES)
  tooLong(report, 'authentication.buttonText', buttonText, 25)
}

function lintOrdinary(report: Report, draft: TemplateDraft): void {
  if (draft.authentication)
    report('authentication', 'category', 'Only the category Authentication sends codes this way.')
  const keys = [...lintTexts(report, draft), ...lintButtons(report, draft.buttons)]
  if (draft.offer) lintOffer(report, draft, draft.offer)
  if (draft.cards.length > 0) {
    if (draft.header || draft.footer !== '' || draft.buttons.length > 0 || draft.offer)
      report(
        'cards',
        'carousel_only',
        'A carousel has a text and cards: no header, footer, buttons or offer beside them.',
      )
    keys.push(...lintCardTexts(report, draft), ...lintCardButtons(report, draft))
  }
  lintFallbacks(report, draft.fallbacks, keys)
  advise(report, draft)
}

function lintOffer(report: Report, draft: TemplateDraft, offer: NonNullable<TemplateDraft['offer']>): void {
  if (draft.category !== 'MARKETING') report('offer', 'offer_category', 'An offer is of the category Marketing.')
  if (offer.text.trim() === '') report('offer.text', 'empty', 'Write what the offer is called.')
  tooLong(report, 'offer.text', offer.text, OFFER_MOST)
  tooLong(report, 'body', draft.body, OFFER_BODY_MOST)
  if (draft.footer !== '') report('footer', 'offer_footer', 'An offer has no footer.')
  if (draft.header && draft.header.format !== 'IMAGE' && draft.header.format !== 'VIDEO')
    report('header', 'offer_header', 'The header of an offer is a picture or a video.')
  if (!draft.buttons.some(({ type }) => type === 'URL'))
    report('buttons', 'offer_button', 'An offer needs a link, where it can be taken up.')
  if (offer.ends && draft.buttons[0]?.type !== 'COPY_CODE')
    report('buttons', 'offer_code', 'An offer that ends has the button with its code first.')
}

/** Words of advertising, in the languages we know: Meta moves such a template to Marketing, which costs more. */
const ADVERTISES =
  /\b(?:sale|offer|discount|coupon|promo(?:tion|code)?|deal|% off|buy now|shop now|free gift|oferta|descuento|rebajas|cup[oó]n|desconto|promoç[aã]o|cupom)\b|\d\s?%|ऑफ़?र|छूट|सेल|சலுகை|தள்ளுபடி|عرض|خصم|تخفيض/iu
const OPT_OUT = /\b(?:stop|unsubscribe|opt[- ]?out|parar|sair|baja|cancelar)\b|बंद|நிறுத்த|إيقاف/iu

function advise(report: Report, draft: TemplateDraft): void {
  const all = [draft.body, draft.footer, draft.header?.format === 'TEXT' ? draft.header.text : ''].join('\n')
  if (draft.category === 'UTILITY' && ADVERTISES.test(all))
    report(
      'category',
      'looks_like_marketing',
      'This reads like advertising: Meta would move it to Marketing, or reject it.',
      undefined,
      'advice',
    )
  const says = [all, ...draft.buttons.map((button) => ('text' in button ? button.text : ''))].join('\n')
  if (draft.category === 'MARKETING' && draft.cards.length === 0 && !OPT_OUT.test(says))
    report(
      'footer',
      'no_opt_out',
      'Say how to hear no more of this, for example “Reply STOP”: fewer people then block the number.',
      undefined,
      'advice',
    )
}
