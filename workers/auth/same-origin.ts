import { Problem } from '../platform/problem'

/** Was it sent by a page of ours? Browsers say so themselves, and no page can make them lie. */
export function isFromOwnPage(request: Request): boolean {
  return (
    request.headers.get('sec-fetch-site') === 'same-origin' ||
    request.headers.get('origin') === new URL(request.url).origin
  )
}

/** Was it sent by a page of another site? Programs say nothing of a page. */
export function isFromForeignPage(request: Request): boolean {
  const spoken = request.headers.has('origin') || (request.headers.get('sec-fetch-site') ?? 'none') !== 'none'
  return spoken && !isFromOwnPage(request)
}

export function crossSite(): Problem {
  return new Problem({
    status: 403,
    code: 'auth.cross_site',
    title: 'Not from here',
    detail: 'The request carries a session, but was not made by a page of WhatsNexus.',
    nextStep: 'Use the dashboard, or an API key in place of the session.',
  })
}
