import type { Reach } from '../../platform/safe-fetch'
import { safeFetch } from '../../platform/safe-fetch'
import { faultOfFetch, type PageFault } from './page-fault'

/** As sites see us, and name us in their robots.txt. */
export const ROBOT = 'WhatsNexusBot'
const USER_AGENT = `${ROBOT}/1.0 (reads pages for the business that asked for it)`
const TIMEOUT_MS = 10_000
const MOST_REDIRECTS = 5

export interface PageAsk {
  mostBytes: number
  /** Answered with `unchanged` when the site says so. */
  etag?: string | undefined
  lastModified?: string | undefined
  accept?: string
  /** Of a redirect's target: may it be read? */
  allows?: (url: string) => boolean
  /** Redirects may lead to another host. */
  anyHost?: boolean
  /** What is beyond `mostBytes` is left out, and the answer is none the worse. */
  isCut?: boolean
}

export type PageAnswer =
  | { ok: true; status: number; url: URL; headers: Headers; body: Uint8Array }
  | { ok: false; fault: PageFault }

/** Redirects are followed within the host, each looked at as the first address was, by `allows` too. Never throws. */
export async function fetchPage(reach: Reach, text: string, ask: PageAsk): Promise<PageAnswer> {
  const first = URL.canParse(text) ? new URL(text) : null
  if (!first) return { ok: false, fault: 'page_address' }
  let url = first
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await safeFetch(reach, url.href, {
      headers: headersOf(ask),
      timeoutMs: TIMEOUT_MS,
      mostBytes: ask.mostBytes,
      isCut: ask.isCut ?? false,
    })
    if (answer.ok) return { ...answer, url }
    if (answer.fault !== 'redirect') return { ok: false, fault: faultOfFetch(answer.fault) }
    if (answer.status === 304) return { ok: true, status: 304, url, headers: new Headers(), body: new Uint8Array(0) }
    const next = answer.location !== undefined && URL.canParse(answer.location, url.href)
    if (!next) return { ok: false, fault: 'page_unreachable' }
    const target = new URL(answer.location ?? '', url)
    if (target.host !== first.host && !ask.anyHost) return { ok: false, fault: 'page_elsewhere' }
    if (ask.allows && !ask.allows(target.href)) return { ok: false, fault: 'robots' }
    url = target
  }
  return { ok: false, fault: 'page_unreachable' }
}

function headersOf({ etag, lastModified, accept = 'text/html,application/xhtml+xml,text/plain;q=0.8' }: PageAsk) {
  return {
    'user-agent': USER_AGENT,
    accept,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  }
}
