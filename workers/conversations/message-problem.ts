import { Problem } from '../platform/problem'
import type { OutboundProblem, OutboundReason } from '../whatsapp/outbound-problem'

/** Of a message that WhatsApp would refuse: which part, what is wrong with it, and what to do. */
export function refusedContent({ reason, field, limit, actual }: OutboundProblem): Problem {
  const { title, detail, nextStep } = WORDS[reason]
  const numbers = { limit: number(limit), actual: number(actual) }
  return new Problem({
    status: 422,
    code: `message.${reason}`,
    title,
    detail: detail
      .replace('{part}', partOf(field))
      .replace('{limit}', numbers.limit)
      .replace('{actual}', numbers.actual),
    nextStep,
    more: { field, ...(limit === undefined ? {} : { limit }), ...(actual === undefined ? {} : { actual }) },
  })
}

/** It was never there, was swept because nobody sent it, or belongs to another conversation. */
export function noSuchUpload(field: string): Problem {
  return new Problem({
    status: 422,
    code: 'message.no_such_upload',
    title: 'The file is not here any more',
    detail: 'The file that was uploaded for this message is not kept any more, or was uploaded elsewhere.',
    nextStep: 'Choose the file again, then send it.',
    more: { field },
  })
}

export const OUTBOUND_REASONS = [
  'empty',
  'too_long',
  'too_many',
  'not_unique',
  'bad_url',
  'bad_characters',
  'bad_value',
  'part_not_allowed',
  'wrong_file',
] as const satisfies OutboundReason[]

const WORDS: Record<OutboundReason, { title: string; detail: string; nextStep: string }> = {
  empty: {
    title: 'Nothing to send',
    detail: '{part} is empty.',
    nextStep: 'Fill it in, then send it.',
  },
  too_long: {
    title: 'Too long',
    detail: '{part} has {actual} characters; WhatsApp takes at most {limit}.',
    nextStep: 'Shorten it, or say the rest in another message.',
  },
  too_many: {
    title: 'Too many',
    detail: '{part}: there are {actual}; WhatsApp takes at most {limit}.',
    nextStep: 'Take some away, then send it.',
  },
  not_unique: {
    title: 'Twice the same',
    detail: '{part} is there already; WhatsApp wants each to be different.',
    nextStep: 'Word one of the two otherwise, then send it.',
  },
  bad_url: {
    title: 'Not a web address',
    detail: '{part} is no web address that begins with https://.',
    nextStep: 'Copy the address from the browser, then send it.',
  },
  bad_characters: {
    title: 'Characters that cannot be sent',
    detail: '{part} holds half of a character or an invisible one that WhatsApp does not take.',
    nextStep: 'Delete the broken character or write the text anew, then send it.',
  },
  bad_value: {
    title: 'Not as WhatsApp needs it',
    detail: '{part} is not something WhatsApp can use.',
    nextStep: 'Correct it, then send it.',
  },
  part_not_allowed: {
    title: 'Not in this kind of message',
    detail: '{part} is not possible in a message of this kind.',
    nextStep: 'Leave it out, then send it.',
  },
  wrong_file: {
    title: 'Another kind of file',
    detail: '{part}: this file is of another kind.',
    nextStep: 'Choose a file of the right kind, or send this one as what it is.',
  },
}

function number(value: number | undefined): string {
  return (value ?? 0).toLocaleString('en')
}

const PARTS: Record<string, string> = {
  text: 'The text',
  body: 'The text',
  caption: 'The caption',
  header: 'The header',
  footer: 'The footer',
  upload: 'The file',
  voice: 'The voice note',
  latitude: 'The latitude',
  longitude: 'The longitude',
  address: 'The address',
  name: 'The name',
  url: 'The link',
  linkText: 'The words on the link',
  listButton: 'The words on the list’s button',
  flowText: 'The words on the button',
  flowId: 'The id of the flow',
  flowToken: 'The token of the flow',
  flowScreen: 'The first screen of the flow',
  flowData: 'The data of the flow',
  productId: 'The product',
  emoji: 'The reaction',
  title: 'The title',
  id: 'The id',
  description: 'The description',
  organisation: 'The organisation',
  buttons: 'The buttons',
  sections: 'The sections',
  rows: 'The rows',
  products: 'The products',
  contacts: 'The contacts',
  phones: 'The phone number',
  emails: 'The e-mail address',
}

/** `sections.0.rows.2.title`: the title of row 3. Counted from one, as people do. */
function partOf(field: string): string {
  const steps = field.split('.')
  const last = steps.findLast((step) => !/^\d+$/.test(step)) ?? field
  const at = steps.findLastIndex((step) => /^\d+$/.test(step))
  const owner = SINGULAR[steps[at - 1] ?? '']
  const part = PARTS[last] ?? 'A part of it'
  if (at < 0 || !owner) return part
  return last === steps[at - 1]
    ? `${capital(owner)} ${Number(steps[at]) + 1}`
    : `${part} of ${owner} ${Number(steps[at]) + 1}`
}

const SINGULAR: Record<string, string> = {
  buttons: 'button',
  sections: 'section',
  rows: 'row',
  products: 'product',
  contacts: 'contact',
  phones: 'phone number',
  emails: 'e-mail address',
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
