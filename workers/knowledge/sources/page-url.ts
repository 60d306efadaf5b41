import { sha256Hex } from '../../platform/bytes'

/** Say where a visitor came from, not what is shown. */
const TRACKING = /^(?:utm_\w+|gclid|fbclid|mc_[ce]id|ref)$/i
const HASH_CHARS = 24

/** One form of each address, so that a page is one document. null: not of this host. */
export function pageUrl(text: string, base: URL): string | null {
  if (!URL.canParse(text, base.href)) return null
  const url = new URL(text, base)
  if (url.host !== base.host || url.protocol !== base.protocol || url.username !== '') return null
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return url.href
}

/** Of each source its own: what one no longer lists, another may. */
export async function pageId(sourceId: string, url: string): Promise<string> {
  return `doc_p${(await sha256Hex(`${sourceId}|${url}`)).slice(0, HASH_CHARS)}`
}
