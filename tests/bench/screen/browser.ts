import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../scripts/seeds/people.ts'
import { chromiumOptions } from '../../browser/support/chromium.ts'
import { now } from '../clock.ts'
import { LARGE } from './large-tenant.ts'

const READY_WITHIN_MS = 30_000
/** Of so many questions the quickest answer tells the page's clock best. */
const ROUND_TRIPS = 30

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumOptions())
}

/** A browser of its own, with nothing in its cache, signed in as the owner of the large tenant. */
export async function newScreen(browser: Browser, port: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-IN',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block', // what it fetches for later is not what the person waits for
  })
  context.setDefaultTimeout(READY_WITHIN_MS)
  const data = { email: LARGE.email, password: DEMO_PASSWORD }
  const answer = await context.request.post('/api/session', { data })
  if (!answer.ok()) throw new Error(`${LARGE.email} could not sign in: ${answer.status()} ${await answer.text()}`)
  return { context, page: await context.newPage() }
}

/** What to add to a time of the page's `performance.now()` to have one of ours: both are the machine's monotonic clock. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { roundTrip: Number.POSITIVE_INFINITY, offset: 0 }
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const asked = now()
    const there = await page.evaluate(() => performance.now())
    const answered = now()
    if (answered - asked < best.roundTrip)
      best = { roundTrip: answered - asked, offset: (asked + answered) / 2 - there }
  }
  return best.offset
}
