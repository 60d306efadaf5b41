/** Why a URL that a tenant gave is not asked; what DNS adds stands in resolve.ts. */
export type UrlFault = 'malformed' | 'not_https' | 'credentials' | 'port' | 'address' | 'internal_name'

const MOST_CHARS = 2_000
/** '' is 443. Others are what a port scan would ask for. */
const PORTS = new Set(['', '8443'])
/** Names that inner networks answer to, whatever the world's DNS says; `internal` is also where clouds keep metadata. */
const INTERNAL = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'private', 'corp', 'home', 'lan', 'arpa']
const LABEL = /^[a-z0-9-]{1,63}$/

export type CheckedUrl = { ok: true; url: URL; isAllowed: boolean } | { ok: false; fault: UrlFault }

/**
 * May this be asked, by the look of it? `allowed` lists hosts (`host` or `host:port`, with commas between) for which no
 * rule holds but that it is HTTP: for receivers on the developer's own machine. Production lists none.
 */
export function checkUrl(text: string, allowed = ''): CheckedUrl {
  // The parser brings every notation of an address (octal, hex, one number, full-width digits) into one form.
  if (text.length > MOST_CHARS || !URL.canParse(text)) return refused('malformed')
  const url = new URL(text)
  url.hash = ''
  if (url.username !== '' || url.password !== '') return refused('credentials')
  if (isListed(url, allowed)) return { ok: true, url, isAllowed: true }
  if (url.protocol !== 'https:') return refused('not_https')
  if (!PORTS.has(url.port)) return refused('port')
  const fault = faultOfHost(url.hostname)
  return fault ? refused(fault) : { ok: true, url, isAllowed: false }
}

function isListed({ protocol, host, hostname }: URL, allowed: string): boolean {
  if (protocol !== 'https:' && protocol !== 'http:') return false
  const listed = allowed.split(',').map((entry) => entry.trim().toLowerCase())
  return hostname !== '' && (listed.includes(host) || listed.includes(hostname))
}

/** Addresses are refused whatever they are: the platform asks none, and a certificate names a host. */
function faultOfHost(hostname: string): UrlFault | undefined {
  if (hostname.startsWith('[')) return 'address'
  const labels = hostname.replace(/\.$/, '').split('.')
  const top = labels.at(-1) ?? ''
  if (/^\d+$/.test(top)) return 'address'
  if (labels.length < 2 || INTERNAL.includes(top)) return 'internal_name'
  return hostname.length <= 253 && labels.every(isLabel) ? undefined : 'malformed'
}

function isLabel(label: string): boolean {
  return LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-')
}

function refused(fault: UrlFault): { ok: false; fault: UrlFault } {
  return { ok: false, fault }
}
