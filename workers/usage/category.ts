import type { OutboundMessage } from '../whatsapp/outbound'

/** Meta's price category of what we send: that of the template; anything else is service. */
export function categoryOf(content: OutboundMessage): string {
  return content.type === 'template' ? (content.category ?? 'utility').toLowerCase() : 'service'
}

/** Meta counts some of what we send under a name of its own. */
const COUNTED_AS: Record<string, string> = {
  'authentication-international': 'authentication',
  authentication_international: 'authentication',
  marketing_lite: 'marketing',
  group_marketing: 'marketing',
  group_utility: 'utility',
  group_service: 'service',
  referral_conversion: 'service',
  general_purpose_ai: 'service',
}

/** As what it was sent: a cap must not count it once as sent and once more as arrived. */
export function sentAs(category: string): string {
  return COUNTED_AS[category] ?? category
}
