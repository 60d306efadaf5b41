import type { NewTemplate } from '../whatsapp/graph-templates'
import type { DraftButton, DraftCard, DraftHeader, TemplateDraft } from './draft'
import { blanksIn } from './lint-words'

/** A draft in the shape in which Meta takes it. */
export function metaTemplate(draft: TemplateDraft): NewTemplate {
  return {
    name: draft.name,
    language: draft.language,
    category: draft.category,
    parameter_format: draft.parameterFormat,
    components: metaComponents(draft),
    ...(draft.ttlSeconds !== null && { message_send_ttl_seconds: draft.ttlSeconds }),
  }
}

export function metaComponents(draft: TemplateDraft): object[] {
  if (draft.authentication) return authenticationComponents(draft.authentication)
  const { header, body, examples, footer, buttons, offer, cards, parameterFormat } = draft
  return [
    ...(header ? [headerComponent(header, parameterFormat)] : []),
    ...(offer
      ? [{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: offer.text, has_expiration: offer.ends } }]
      : []),
    bodyComponent(body, examples, parameterFormat),
    ...(footer !== '' ? [{ type: 'FOOTER', text: footer }] : []),
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons: buttons.map(metaButton) }] : []),
    ...(cards.length > 0 ? [{ type: 'CAROUSEL', cards: cards.map((card) => metaCard(card, parameterFormat)) }] : []),
  ]
}

function authenticationComponents(auth: NonNullable<TemplateDraft['authentication']>): object[] {
  const { securityNote, expiresInMinutes, buttonText } = auth
  return [
    { type: 'BODY', add_security_recommendation: securityNote },
    ...(expiresInMinutes === null ? [] : [{ type: 'FOOTER', code_expiration_minutes: expiresInMinutes }]),
    {
      type: 'BUTTONS',
      buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', ...(buttonText !== '' && { text: buttonText }) }],
    },
  ]
}

type Format = TemplateDraft['parameterFormat']

function headerComponent(header: DraftHeader, format: Format): object {
  if (header.format === 'LOCATION') return { type: 'HEADER', format: 'LOCATION' }
  if (header.format !== 'TEXT')
    return { type: 'HEADER', format: header.format, example: { header_handle: [header.handle] } }
  const [blank] = blanksIn(header.text)
  const example =
    blank === undefined
      ? {}
      : format === 'NAMED'
        ? { example: { header_text_named_params: [{ param_name: blank, example: header.example }] } }
        : { example: { header_text: [header.example] } }
  return { type: 'HEADER', format: 'TEXT', text: header.text, ...example }
}

function bodyComponent(text: string, examples: Record<string, string>, format: Format): object {
  const blanks = blanksIn(text)
  if (blanks.length === 0) return { type: 'BODY', text }
  if (format === 'NAMED') {
    const body_text_named_params = blanks.map((name) => ({ param_name: name, example: examples[name] ?? '' }))
    return { type: 'BODY', text, example: { body_text_named_params } }
  }
  // Meta takes them by position, whatever their order in the text.
  const inOrder = blanks.toSorted((a, b) => Number(a) - Number(b))
  return { type: 'BODY', text, example: { body_text: [inOrder.map((blank) => examples[blank] ?? '')] } }
}

function metaButton(button: DraftButton): object {
  switch (button.type) {
    case 'URL': {
      const { text, url, example } = button
      return { type: 'URL', text, url, ...(blanksIn(url).length > 0 && { example: [example] }) }
    }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: button.text, phone_number: `+${button.phone.replace(/\D/g, '')}` }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', example: button.example }
    case 'FLOW': {
      const { text, flowId, action, screen } = button
      const opens = action === 'navigate' ? { navigate_screen: screen } : {}
      return { type: 'FLOW', text, flow_id: flowId, flow_action: action, ...opens }
    }
    default:
      return { type: button.type, text: button.text }
  }
}

function metaCard({ header, body, examples, buttons }: DraftCard, format: Format): object {
  return {
    components: [
      headerComponent(header, format),
      ...(body.trim() !== '' ? [bodyComponent(body, examples, format)] : []),
      { type: 'BUTTONS', buttons: buttons.map(metaButton) },
    ],
  }
}
