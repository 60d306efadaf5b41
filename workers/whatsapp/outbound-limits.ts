/**
 * What WhatsApp takes, in code points: how Meta counts emoji is not documented, so nothing is cut and nothing is sent that
 * is longer. Plain data, for the dashboard too.
 */
export const OUTBOUND_LIMITS = {
  text: 4096,
  caption: 1024,
  filename: 240,
  location: { name: 1000, address: 1000 },
  contacts: 257,
  contact: { name: 256, phones: 20, phone: 64, emails: 20, email: 254, organisation: 256 },
  interactive: {
    header: 60,
    footer: 60,
    body: 1024,
    buttons: 3,
    buttonTitle: 20,
    buttonId: 256,
    linkText: 20,
    url: 2000,
    flowText: 20,
    flowToken: 512,
  },
  list: {
    body: 4096,
    button: 20,
    sections: 10,
    /** In all sections together. */
    rows: 10,
    sectionTitle: 24,
    rowTitle: 24,
    rowDescription: 72,
    rowId: 200,
  },
  products: { sections: 10, sectionTitle: 24, products: 30, productId: 256 },
  template: {
    header: 60,
    body: 1024,
    cardBody: 160,
    code: 20,
    url: 2000,
    payload: 256,
    authenticationCode: 15,
    offer: 16,
  },
} as const

/** A reaction is possible to messages of the last 30 days. */
export const REACTION_DAYS = 30

type HeaderKind = 'text' | 'image' | 'video' | 'document'
const ANY_HEADER: readonly HeaderKind[] = ['text', 'image', 'video', 'document']
const ONLY_TEXT: readonly HeaderKind[] = ['text']
const NONE: readonly HeaderKind[] = []

/** What may stand above and below each kind of interactive message. */
export const INTERACTIVE_PARTS = {
  buttons: { headers: ANY_HEADER, needsHeader: false, footer: true },
  list: { headers: ONLY_TEXT, needsHeader: false, footer: true },
  cta_url: { headers: ANY_HEADER, needsHeader: false, footer: true },
  flow: { headers: ANY_HEADER, needsHeader: false, footer: true },
  location_request: { headers: NONE, needsHeader: false, footer: false },
  contact_request: { headers: NONE, needsHeader: false, footer: false },
  address: { headers: NONE, needsHeader: false, footer: false },
  product: { headers: NONE, needsHeader: false, footer: true },
  product_list: { headers: ONLY_TEXT, needsHeader: true, footer: true },
} as const

/** Of text, as WhatsApp counts it: characters, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
