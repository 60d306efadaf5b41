import { isPosition } from './blanks'
import type { Template } from './template'
import type { Component, TemplateButton, TemplateHeader, TemplateVariable } from './template-parts'

const STATUS_REASONS: Record<string, string> = {
  PENDING: 'WhatsApp is still reviewing it.',
  IN_APPEAL: 'WhatsApp is reviewing it again.',
  REJECTED: 'WhatsApp rejected it.',
  PAUSED: 'WhatsApp paused it because of its quality.',
  DISABLED: 'WhatsApp disabled it.',
  PENDING_DELETION: 'It is being deleted.',
  DELETED: 'It was deleted.',
  ARCHIVED: 'It was archived.',
  LIMIT_EXCEEDED: 'The account has too many templates.',
}

/** What outbound-template.ts knows how to send; of others Meta would miss a value. */
const KNOWN_PARTS = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER'])
const KNOWN_HEADERS = new Set(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'PRODUCT'])
const KNOWN_BUTTONS = new Set([
  ...['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'OTP', 'FLOW', 'CATALOG', 'MPM', 'SPM'],
  ...['VOICE_CALL', 'REQUEST_CONTACT_INFO'],
])

type Parts = Omit<Template, 'sendable' | 'reason'>

/** null: it can be sent. */
export function whyNotSendable(template: Parts, components: Component[]): string | null {
  const { status, body, header, buttons, variables, cards } = template
  if (status !== 'APPROVED') return STATUS_REASONS[status] ?? 'WhatsApp has not approved it.'
  if (!components.every(({ type }) => KNOWN_PARTS.has(type))) return 'It has a part that cannot be sent from here.'
  if ([header, ...cards.map((card) => card.header)].some(isUnknownHeader)) {
    return 'It has a header of a kind that cannot be sent from here.'
  }
  if ([...buttons, ...cards.flatMap((card) => card.buttons)].some(isUnknownButton)) {
    return 'It has a button of a kind that cannot be sent from here.'
  }
  if (body === '') return 'It has no text.'
  if (components.some(({ type }) => type === 'CAROUSEL') && cards.length === 0) return 'Its carousel has no cards.'
  const blanks = [header?.variables ?? [], variables, ...cards.map((card) => card.variables)]
  return blanks.every(isNumbered) ? null : 'Its blanks are not numbered in order.'
}

function isUnknownHeader(header: TemplateHeader | null): boolean {
  return header !== null && !KNOWN_HEADERS.has(header.format)
}

function isUnknownButton({ type }: TemplateButton): boolean {
  return !KNOWN_BUTTONS.has(type)
}

/** All have names, or they are 1, 2, 3. */
function isNumbered(variables: TemplateVariable[]): boolean {
  const numbers = variables.filter(({ key }) => isPosition(key))
  if (numbers.length === 0) return true
  return numbers.length === variables.length && numbers.every(({ key }, index) => Number(key) === index + 1)
}
