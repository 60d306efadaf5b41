import type { DraftButton, TemplateDraft } from './draft'
import { blanksIn, type Report, tooLong } from './lint-words'

const MOST = { all: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, FLOW: 1, CATALOG: 1, QUICK_REPLY: 10 }
const TEXT_MOST = 25
const URL_MOST = 2000
const PHONE_MOST = 20
const CODE_MOST = 20

/** How many of each kind, in which order, and each by itself. Answers the keys of their blanks. */
export function lintButtons(report: Report, buttons: DraftButton[], prefix = 'buttons'): string[] {
  if (buttons.length > MOST.all)
    report(prefix, 'too_many_buttons', `At most ${MOST.all} buttons.`, { limit: MOST.all, actual: buttons.length })
  for (const type of ['URL', 'PHONE_NUMBER', 'COPY_CODE', 'FLOW', 'CATALOG'] as const) {
    const actual = buttons.filter((button) => button.type === type).length
    if (actual > MOST[type])
      report(prefix, 'too_many_of_kind', `At most ${MOST[type]} of the kind ${type}.`, {
        kind: type,
        limit: MOST[type],
        actual,
      })
  }
  if (isMixed(buttons))
    report(prefix, 'button_order', 'Quick replies stand together: all before the other buttons, or all after them.')
  const texts = buttons.flatMap((button) => ('text' in button ? [button.text.trim()] : []))
  if (new Set(texts).size < texts.length) report(prefix, 'same_text', 'Two buttons have the same text.')
  return buttons.flatMap((button, index) => lintButton(report, button, `${prefix}.${index}`, index))
}

/** Quick replies before and after another kind. */
function isMixed(buttons: DraftButton[]): boolean {
  const kinds = buttons.map(({ type }) => type === 'QUICK_REPLY')
  return kinds.filter((quick, index) => index > 0 && quick !== kinds[index - 1]).length > 1
}

function lintButton(report: Report, button: DraftButton, field: string, index: number): string[] {
  if ('text' in button) {
    if (button.text.trim() === '') report(`${field}.text`, 'empty', 'Write what stands on the button.')
    tooLong(report, `${field}.text`, button.text, TEXT_MOST)
    if (blanksIn(button.text).length > 0 || /[\n\r]/.test(button.text))
      report(`${field}.text`, 'button_text', 'A button takes no blank and no line break.')
  }
  switch (button.type) {
    case 'URL':
      return lintUrl(report, button, field, index)
    case 'PHONE_NUMBER':
      tooLong(report, `${field}.phone`, button.phone, PHONE_MOST)
      if (!/^\+?[1-9][\d ().-]{5,}$/.test(button.phone.trim()))
        report(`${field}.phone`, 'phone', 'Write the number with its country code: +44 20 7946 0000.')
      return []
    case 'COPY_CODE':
      tooLong(report, `${field}.example`, button.example, CODE_MOST)
      if (button.example.trim() === '')
        report(`${field}.example`, 'no_example', 'Give a code as an example.', { blank: 'code' })
      else if (!/^[A-Za-z0-9]+$/.test(button.example))
        report(`${field}.example`, 'code', 'A code has letters and digits only.')
      return [`button.${index}`]
    case 'FLOW':
      if (!/^\d{5,25}$/.test(button.flowId))
        report(`${field}.flowId`, 'flow', 'Give the id of a published flow: digits only.')
      if (button.action === 'navigate' && button.screen.trim() === '')
        report(`${field}.screen`, 'flow_screen', 'Say which screen opens first.')
      return []
    default:
      return []
  }
}

function lintUrl(
  report: Report,
  { url, example }: DraftButton & { type: 'URL' },
  field: string,
  index: number,
): string[] {
  tooLong(report, `${field}.url`, url, URL_MOST)
  const blanks = blanksIn(url)
  const filled = url.replace(/\{\{[^{}]*\}\}/g, 'x')
  if (!URL.canParse(filled) || !/^https?:\/\//.test(filled))
    report(`${field}.url`, 'url', 'Write a whole address: https://example.com/path.')
  else if (/(^|\.)(wa\.me|whatsapp\.com)$/.test(new URL(filled).hostname))
    report(`${field}.url`, 'url_whatsapp', 'Meta refuses links to WhatsApp itself.')
  if (blanks.length === 0) return []
  if (blanks.length > 1 || !/\{\{1\}\}$/.test(url))
    report(`${field}.url`, 'url_blank', 'An address has one blank at most, {{1}}, at its end.')
  if (/^https?:\/\/[^/]*\{\{/.test(url))
    report(`${field}.url`, 'url_host', 'The blank stands after the host, not in it.')
  const start = url.slice(0, url.indexOf('{{'))
  if (example.trim() === '')
    report(`${field}.example`, 'no_example', 'Give a whole address as an example.', { blank: '1' })
  else if (!example.startsWith(start))
    report(`${field}.example`, 'url_example', 'The example is the whole address, with something in place of the blank.')
  return [`button.${index}`]
}

const CARDS_LEAST = 2
const CARDS_MOST = 10
const CARD_BUTTONS_MOST = 2

/** All cards have the same kinds of buttons and the same kind of header. Answers the keys of their blanks. */
export function lintCardButtons(report: Report, { cards }: TemplateDraft): string[] {
  if (cards.length === 0) return []
  if (cards.length < CARDS_LEAST || cards.length > CARDS_MOST)
    report('cards', 'card_count', `A carousel has ${CARDS_LEAST} to ${CARDS_MOST} cards.`, { actual: cards.length })
  const look = cards.map(({ header, body, buttons }) =>
    [header.format, body.trim() !== '', ...buttons.map(({ type }) => type)].join(),
  )
  if (new Set(look).size > 1)
    report(
      'cards',
      'cards_differ',
      'All cards have the same kind of header and the same buttons, and all a text or none.',
    )
  return cards.flatMap(({ buttons }, index) => {
    const field = `cards.${index}.buttons`
    if (buttons.length < 1 || buttons.length > CARD_BUTTONS_MOST)
      report(field, 'card_buttons', `A card has 1 or ${CARD_BUTTONS_MOST} buttons.`, { actual: buttons.length })
    if (buttons.some(({ type }) => !['QUICK_REPLY', 'URL', 'PHONE_NUMBER'].includes(type)))
      report(field, 'card_button_kind', 'A card takes quick replies, links and phone numbers.')
    return lintButtons(report, buttons, field).map((key) => `cards.${index}.${key}`)
  })
}
