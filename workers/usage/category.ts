import type { OutboundMessage } from '../whatsapp/outbound'

/** Meta's price category of what we send: that of the template; anything else is service. */
export function categoryOf(content: OutboundMessage): string {
  return content.type === 'template' ? (content.category ?? 'utility').toLowerCase() : 'service'
}
