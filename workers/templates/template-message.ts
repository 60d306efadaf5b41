import { codePoints, OUTBOUND_LIMITS } from '../whatsapp/outbound-limits'
import type {
  TemplateButtonValue,
  TemplateCardValue,
  TemplateMessage,
  TemplatePreview,
} from '../whatsapp/outbound-message'
import type { Template } from './template'
import { type ChosenParts, type Filled, fillPart, type Troubles } from './template-fill'
import { offerOver, troubleOf, unsendable } from './template-refusals'

export interface ChosenTemplate extends ChosenParts {
  name: string
  language: string
  /** Of a carousel, in order. */
  cards?: ChosenParts[]
  /** Epoch ms. */
  offerEndsAt?: number
}

/** What is sent of a template, with how it reads. Throws a 422 that says what is missing or why it cannot be sent. */
export function composeTemplate(
  template: Template,
  chosen: Omit<ChosenTemplate, 'name' | 'language'>,
  now: number,
): TemplateMessage {
  const { name, language, category, sendable, reason, fallbacks, limitedTimeOffer } = template
  if (!sendable) throw unsendable(reason ?? '')
  const troubles: Troubles = { missing: [], extra: [], unclean: [], wrongFile: [], long: [] }
  const main = fillPart(template, chosen, { fallbacks, troubles })
  const cards = filledCards(template, chosen.cards ?? [], troubles)
  const { offerEndsAt } = chosen
  if (limitedTimeOffer?.expires && offerEndsAt === undefined) troubles.missing.push('offer')
  const code = template.authentication ? codeOf(template, main, troubles) : []
  const trouble = troubleOf(troubles)
  if (trouble) throw trouble
  if (limitedTimeOffer?.expires && offerEndsAt !== undefined && offerEndsAt <= now) throw offerOver()
  const buttons = [...main.buttons, ...code]
  return {
    type: 'template',
    name,
    language,
    category,
    preview: previewOf(template, main, cards),
    ...(main.header ? { header: main.header } : {}),
    ...(main.body.length > 0 ? { body: main.body } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(cards.length > 0 ? { cards: cards.flatMap(cardValue) } : {}),
    ...(limitedTimeOffer?.expires && offerEndsAt !== undefined ? { offerEndsAt } : {}),
  }
}

/** As many as the template has: Meta takes neither more nor fewer. */
function filledCards({ cards, fallbacks }: Template, chosen: ChosenParts[], troubles: Troubles): Filled[] {
  for (let index = cards.length; index < chosen.length; index++) troubles.extra.push(`cards.${index}`)
  return cards.map((card, index) => fillPart(card, chosen[index] ?? { body: [] }, { fallbacks, troubles, card: index }))
}

function cardValue({ header, body, buttons }: Filled): TemplateCardValue[] {
  if (!header) return []
  return [{ header, ...(body.length > 0 ? { body } : {}), ...(buttons.length > 0 ? { buttons } : {}) }]
}

/** The code stands in the text, and again in the button that copies it. */
function codeOf({ buttons }: Template, { body: [first] }: Filled, troubles: Troubles): TemplateButtonValue[] {
  const value = first?.text ?? ''
  const limit = OUTBOUND_LIMITS.template.authenticationCode
  const actual = codePoints(value)
  if (actual > limit) troubles.long.push({ field: '1', limit, actual })
  return buttons.flatMap(({ type }, index) => (type === 'OTP' ? [{ index, type: 'url', value }] : []))
}

function previewOf(template: Template, { words }: Filled, cards: Filled[]): TemplatePreview {
  const { buttons, limitedTimeOffer } = template
  const footer = footerOf(template)
  const read = cards.map(({ words: { text } }, index) => ({
    text,
    buttons: (template.cards[index]?.buttons ?? []).map((button) => button.text),
  }))
  return {
    ...words,
    ...(footer ? { footer } : {}),
    ...(buttons.length > 0 ? { buttons: buttons.map(({ text }) => text) } : {}),
    ...(read.length > 0 ? { cards: read } : {}),
    ...(limitedTimeOffer ? { offer: limitedTimeOffer.text } : {}),
  }
}

/** Meta writes the footer of a code itself, in the language of the template; in ours it is at least true. */
function footerOf({ footer, authentication }: Template): string | null {
  const minutes = authentication?.expiresInMinutes
  return footer ?? (minutes ? `This code expires in ${minutes} minutes.` : null)
}
