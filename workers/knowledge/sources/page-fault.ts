import type { FetchFault } from '../../platform/safe-fetch'

/** Why a page, or a source as a whole, gave nothing to read. */
export type PageFault =
  | 'robots'
  | 'robots_unreachable'
  | 'page_missing'
  | 'page_refused'
  | 'page_unreachable'
  | 'page_elsewhere'
  | 'page_address'
  | 'page_no_text'
  | 'page_hidden'
  | 'page_too_large'
  | 'page_unreadable'
  | 'pages_unreadable'
  | 'no_pages'
  | 'pages_left_out'
  | 'sitemap_incomplete'

export function faultOfFetch(fault: FetchFault): PageFault {
  if (fault === 'too_large') return 'page_too_large'
  if (fault === 'redirect') return 'page_elsewhere'
  const isDown = fault === 'timeout' || fault === 'unreachable' || fault === 'unresolved' || fault === 'resolver_down'
  return isDown ? 'page_unreachable' : 'page_address'
}

/** null: it was shown. */
export function faultOfStatus(status: number): PageFault | null {
  if (status === 200) return null
  if (status === 404 || status === 410) return 'page_missing'
  return status === 401 || status === 403 || status === 451 ? 'page_refused' : 'page_unreachable'
}
