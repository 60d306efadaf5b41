import { exports } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import type { FeedEvent } from '../../workers/conversations/live-event'
import type { SeededTenant } from './seed'

/** A call of the public API with the tenant's key. */
export async function asTenant(tenant: SeededTenant, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${tenant.apiKey}`)
  if (init.body) headers.set('content-type', 'application/json')
  return exports.default.fetch(`https://whatsnexus.test/api/${path}`, { ...init, headers })
}

/** The tenant's whole feed, oldest first. */
export async function readFeed(tenant: SeededTenant, source = 'whatsapp'): Promise<FeedEvent[]> {
  const events: FeedEvent[] = []
  for (let after = ''; ; ) {
    const response = await asTenant(tenant, `events?limit=1000&source=${source}${after && `&after=${after}`}`)
    expect(response.status).toBe(200)
    const page = await response.json<{ events: FeedEvent[]; next: string }>()
    if (page.events.length === 0) return events
    events.push(...page.events)
    after = page.next
  }
}

/** Waits until the feed has at least this many events; what was stored is visible within two seconds. */
export async function waitForFeed(tenant: SeededTenant, count: number, source = 'whatsapp'): Promise<FeedEvent[]> {
  return until(async () => {
    const events = await readFeed(tenant, source)
    expect(events.length).toBeGreaterThanOrEqual(count)
    return events
  })
}

/** Repeats an assertion until it holds. */
export async function until<T>(assertion: () => T | Promise<T>, timeout = 5000): Promise<T> {
  return vi.waitFor(assertion, { timeout, interval: 20 })
}
