import { isConfusable } from './confusables'

/** Why somebody should look twice before they follow a link. */
export type LinkWarning =
  /** Another address than the text says. */
  | 'text_differs'
  /** Letters that look like others: `xn--…`, `раypal.com`. */
  | 'look_alike'
  /** A number in place of a name. */
  | 'ip_address'
  /** Where it leads shows only there. */
  | 'shortener'
  /** `https://bank.example@evil.example` */
  | 'misleading_user'
  /** Not encrypted, or no web page at all. */
  | 'unsafe_scheme'

export interface FoundLink {
  /** As written. */
  text: string
  /** Where it leads, Unicode names as `xn--`; null: it is no address, so it must not be made a link. */
  url: string | null
  /** What is shown beside it: the host as it really is. */
  host: string | null
  warnings: LinkWarning[]
}

const SHORTENERS = new Set(
  'bit.ly buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc tinyurl.com v.gd wa.link'.split(
    ' ',
  ),
)
/** A scheme and what follows, or a name with `www.`: up to a space or what encloses it. */
const LINK = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'`{}|\\^]{1,2000}/giu
const SENTENCE_END = /[.,;:!?)\]]{1,8}$/u

/** All links of a message, in order. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(LINK)].map(([found]) => linkOf(found.replace(SENTENCE_END, '')))
}

/** `text`: what stands where the address does not, such as the words on a button. */
export function linkOf(address: string, text = address): FoundLink {
  const url = urlOf(address)
  if (!url) return { text, url: null, host: null, warnings: ['unsafe_scheme'] }
  const { hostname: host } = url
  const told = hostIn(text)
  const checks: [LinkWarning, boolean][] = [
    ['text_differs', told !== null && told !== host && !host.endsWith(`.${told}`)],
    ['look_alike', isLookAlike(host)],
    ['ip_address', isAddress(host)],
    ['shortener', SHORTENERS.has(host.replace(/^www\./, ''))],
    ['misleading_user', url.username !== ''],
    ['unsafe_scheme', url.protocol !== 'https:'],
  ]
  return { text, url: url.href, host, warnings: checks.flatMap(([warning, applies]) => (applies ? [warning] : [])) }
}

/** Only http and https are ever links: nothing else that a customer writes may be started by a click. */
function urlOf(address: string): URL | null {
  const whole = /^www\./i.test(address) ? `https://${address}` : address
  const url = URL.canParse(whole) ? new URL(whole) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}

/** The host that a text claims, when it looks like an address. */
function hostIn(text: string): string | null {
  const trimmed = text.trim()
  const bare = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}(?=\/|$)/u.test(trimmed)
  return urlOf(bare ? `https://${trimmed}` : trimmed)?.hostname ?? null
}

/** URL has made every way of writing one (`0x7f.1`, `2130706433`) into the usual one by now. */
function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)
}

function isLookAlike(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--') && isConfusable(label))
}
