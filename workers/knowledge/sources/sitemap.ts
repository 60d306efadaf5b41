import { gunzipSync } from 'fflate'
import type { Reach } from '../../platform/safe-fetch'
import { UnreadableFile } from '../parse/block'
import { readXml } from '../parse/xml'
import { fetchPage } from './fetch-page'
import { faultOfStatus, type PageFault } from './page-fault'
import { pageUrl } from './page-url'
import type { Robots } from './robots'

/** Pages of one source. */
export const MOST_PAGES = 500
const MOST_SITEMAPS = 50
const MOST_BYTES = 10 * 1024 * 1024
const MOST_INFLATED = 20 * 1024 * 1024
/** Of one sitemap, as sitemaps.org has it. */
const MOST_LOCATIONS = 50_000
/** For all of them: a site that lets us wait must not keep others waiting. */
const LISTING_MS = 120_000
/** Head and end of a gzip. */
const LEAST_GZIP = 18

export type Listed = { ok: true; urls: string[]; isCut: boolean; isPartial: boolean } | { ok: false; fault: PageFault }

/**
 * The pages that a site's sitemap lists, of its own host. What was given may be a sitemap, an index of them, or the site
 * itself: then its robots.txt says where they are.
 */
export async function listPages(reach: Reach, given: URL, robots: Robots): Promise<Listed> {
  const until = Date.now() + LISTING_MS
  const first = await readSitemap(reach, given.href)
  if (first.ok && first.kind !== 'none') return collect(reach, given, first, until)
  const others = [...robots.sitemaps, new URL('/sitemap.xml', given).href].slice(0, MOST_SITEMAPS)
  for (const other of new Set(others)) {
    if (other === given.href || pageUrl(other, given) === null || Date.now() > until) continue
    const read = await readSitemap(reach, other)
    if (read.ok && read.kind !== 'none') return collect(reach, given, read, until)
  }
  return { ok: false, fault: first.ok ? 'no_pages' : first.fault }
}

type Sitemap = { ok: true; kind: 'pages' | 'index' | 'none'; locations: string[] } | { ok: false; fault: PageFault }

/** Depth of two: an index of indexes is none of the standard. */
async function collect(reach: Reach, site: URL, first: Sitemap & { ok: true }, until: number): Promise<Listed> {
  const urls = new Set<string>()
  let isPartial = false
  const add = (locations: readonly string[]) => {
    for (const location of locations) {
      const url = pageUrl(location, site)
      if (url !== null && urls.size <= MOST_PAGES) urls.add(url)
    }
  }
  if (first.kind === 'pages') add(first.locations)
  else
    for (const location of first.locations.slice(0, MOST_SITEMAPS)) {
      const url = pageUrl(location, site)
      if (url === null || urls.size > MOST_PAGES) continue
      const sitemap = Date.now() <= until ? await readSitemap(reach, url) : null
      if (sitemap?.ok && sitemap.kind === 'pages') add(sitemap.locations)
      else if (!sitemap?.ok) isPartial = true
    }
  if (urls.size === 0) return { ok: false, fault: 'no_pages' }
  return { ok: true, urls: [...urls].slice(0, MOST_PAGES), isCut: urls.size > MOST_PAGES, isPartial }
}

async function readSitemap(reach: Reach, url: string): Promise<Sitemap> {
  const answer = await fetchPage(reach, url, { mostBytes: MOST_BYTES, accept: 'application/xml,text/xml,text/plain' })
  if (!answer.ok) return answer
  const fault = faultOfStatus(answer.status)
  if (fault) return { ok: false, fault }
  try {
    return { ok: true, ...parseSitemap(inflated(answer.body)) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: true, kind: 'none', locations: [] }
    throw error
  }
}

/** XML of sitemaps.org, or a plain list with one address a line. */
export function parseSitemap(bytes: Uint8Array): { kind: 'pages' | 'index' | 'none'; locations: string[] } {
  const locations: string[] = []
  let kind: 'pages' | 'index' | 'none' = 'none'
  let isLocation = false
  let location = ''
  let inEntry = false
  readXml(bytes, {
    open: (name) => {
      if (name === 'urlset') kind = 'pages'
      if (name === 'sitemapindex') kind = 'index'
      if (name === 'url' || name === 'sitemap') inEntry = true
      // `image:loc` is a picture's.
      isLocation = name === 'loc' && inEntry
      if (isLocation) location = ''
    },
    text: (text) => {
      if (isLocation) location += text
    },
    close: (name) => {
      if (name === 'url' || name === 'sitemap') inEntry = false
      if (name === 'loc' && isLocation && location.trim() !== '' && locations.length < MOST_LOCATIONS)
        locations.push(location.trim())
      isLocation = false
    },
  })
  if (kind === 'none') return plainList(bytes)
  return { kind, locations }
}

function plainList(bytes: Uint8Array): { kind: 'pages' | 'none'; locations: string[] } {
  const lines = new TextDecoder().decode(bytes.subarray(0, 200_000)).split(/\r?\n/)
  const locations = lines.map((line) => line.trim()).filter((line) => line !== '')
  const isList = locations.length > 0 && locations.every((line) => /^https?:\/\/\S+$/.test(line))
  return isList ? { kind: 'pages', locations } : { kind: 'none', locations: [] }
}

/** The last four bytes of a gzip say how much comes out, and no more room than that is given. */
function inflated(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  if (bytes.byteLength < LEAST_GZIP) throw new UnreadableFile('damaged')
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.byteLength - 4, 4).getUint32(0, true)
  if (size > MOST_INFLATED) throw new UnreadableFile('too_large_inside')
  try {
    return gunzipSync(bytes, { out: new Uint8Array(size) })
  } catch {
    throw new UnreadableFile('damaged')
  }
}
