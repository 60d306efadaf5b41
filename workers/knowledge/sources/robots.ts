import robotsParser from 'robots-parser'
import type { Reach } from '../../platform/safe-fetch'
import { decodeText } from '../parse/decode'
import { fetchPage, ROBOT } from './fetch-page'

/** RFC 9309: what is beyond need not be read; redirects are followed, also to another host. */
const MOST_BYTES = 512 * 1024
/** More is waited for by nobody, and would make a source of 500 pages take days. */
const MOST_DELAY_SECONDS = 30

export interface Robots {
  allows(url: string): boolean
  delaySeconds: number
  sitemaps: string[]
}

/** The text of a site's robots.txt; '': it has none, and all may be read. null: it does not answer, so nothing may. */
export async function fetchRobots(reach: Reach, site: URL): Promise<string | null> {
  const answer = await fetchPage(reach, new URL('/robots.txt', site).href, {
    mostBytes: MOST_BYTES,
    accept: 'text/plain',
    anyHost: true,
    isCut: true,
  })
  if (!answer.ok) return null
  if (answer.status >= 500 || answer.status === 429) return null
  return answer.status === 200 ? (decodeText(answer.body) ?? '') : ''
}

export function readRobots(site: URL, text: string): Robots {
  const robots = robotsParser(new URL('/robots.txt', site).href, text)
  const delay = robots.getCrawlDelay(ROBOT) ?? 0
  return {
    allows: (url) => robots.isAllowed(url, ROBOT) !== false,
    delaySeconds: Number.isFinite(delay) ? Math.min(MOST_DELAY_SECONDS, Math.max(0, Math.ceil(delay))) : 0,
    sitemaps: robots.getSitemaps(),
  }
}
