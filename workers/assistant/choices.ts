import type { OutboundMessage } from '../whatsapp/outbound-message'

/** WhatsApp: buttons in one message, characters on one, and in the id that comes back. */
const MOST = 3
const TITLE = 20
const ID = 256
/** Of the text above buttons; a longer one goes without. */
const BODY = 1024
const MARK = 'ask:'

/** A question with buttons to answer it. What no button can show, or what would be shown twice, is left out. */
export function withButtons(text: string, choices: readonly string[]): OutboundMessage {
  const titles = new Map<string, string>()
  for (const choice of choices) {
    const title = shortened(choice.trim())
    if (title !== '' && !titles.has(title) && titles.size < MOST) titles.set(title, `${MARK}${choice.trim()}`)
  }
  if (titles.size === 0 || text.length > BODY) return { type: 'text', text }
  const buttons = [...titles].map(([title, id]) => ({ id: id.slice(0, ID), title }))
  return { type: 'interactive', body: text, action: { kind: 'buttons', buttons } }
}

/** What was on the button, whole; undefined: it was none of ours. */
export function tappedChoice(payload: string | undefined): string | undefined {
  return payload?.startsWith(MARK) ? payload.slice(MARK.length) : undefined
}

function shortened(choice: string): string {
  if (choice.length <= TITLE) return choice
  const cut = [...choice].slice(0, TITLE - 1).join('')
  return `${cut.length > TITLE - 1 ? cut.slice(0, TITLE - 2) : cut}…`
}
