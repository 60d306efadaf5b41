import type { DraftButton, DraftHeader, TemplateDraft } from '../../workers/templates/draft'
import type { Template } from '../../workers/templates/template'
import type { TemplateShown } from './server'

export function emptyDraft(): TemplateDraft {
  return {
    name: '',
    language: 'en',
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL',
    header: null,
    body: '',
    examples: {},
    footer: '',
    buttons: [],
    offer: null,
    cards: [],
    authentication: null,
    ttlSeconds: null,
    fallbacks: {},
  }
}

/** One that Meta has, as it would be written here. */
export function draftOf(template: TemplateShown): TemplateDraft {
  const { name, language, parameterFormat, header, body, variables, footer, buttons, fallbacks } = template
  const isCode = template.category === 'AUTHENTICATION'
  return {
    ...emptyDraft(),
    name,
    language,
    category: categoryOf(template.category),
    parameterFormat,
    header: isCode ? null : headerOf(header),
    body: isCode ? '' : body,
    examples: Object.fromEntries(variables.map(({ key, example }) => [key, example ?? ''])),
    footer: isCode ? '' : (footer ?? ''),
    buttons: isCode ? [] : buttons.flatMap(buttonOf),
    authentication: isCode
      ? {
          securityNote: /\{\{1\}\}.+/s.test(body),
          expiresInMinutes: template.authentication?.expiresInMinutes ?? null,
          buttonText: buttons[0]?.text ?? '',
        }
      : null,
    ttlSeconds: template.managed.ttlSeconds,
    fallbacks,
  }
}

/** Whether everything of it can be changed here; the rest is changed in WhatsApp Manager. */
export function isEditable({ cards, limitedTimeOffer, buttons, header }: Template): boolean {
  return (
    cards.length === 0 &&
    limitedTimeOffer === null &&
    buttons.every((button) => button.type === 'OTP' || buttonOf(button).length === 1) &&
    header?.format !== 'PRODUCT'
  )
}

function categoryOf(category: string): TemplateDraft['category'] {
  return category === 'MARKETING' || category === 'AUTHENTICATION' ? category : 'UTILITY'
}

function headerOf(header: Template['header']): DraftHeader | null {
  switch (header?.format) {
    case 'TEXT':
      return { format: 'TEXT', text: header.text ?? '', example: header.variables[0]?.example ?? '' }
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT':
      return { format: header.format, handle: header.example ?? '' }
    case 'LOCATION':
      return { format: 'LOCATION' }
    default:
      return null
  }
}

function buttonOf({ type, text, url, phone, variables }: Template['buttons'][number]): DraftButton[] {
  const example = variables[0]?.example ?? ''
  switch (type) {
    case 'QUICK_REPLY':
      return [{ type, text }]
    case 'URL':
      return [{ type, text, url: url ?? '', example }]
    case 'PHONE_NUMBER':
      return [{ type, text, phone: phone ?? '' }]
    case 'COPY_CODE':
      return [{ type, example }]
    default:
      return []
  }
}

/** The same words to be written in another language; it is sent for review by itself. */
export function inAnotherLanguage(draft: TemplateDraft, language: string): TemplateDraft {
  const header = draft.header && 'handle' in draft.header ? { ...draft.header, handle: '' } : draft.header
  return { ...draft, language, header }
}
