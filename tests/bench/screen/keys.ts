import type { Browser, Page } from 'playwright-core'
import { sleep } from '../clock.ts'
import type { Outcome, Run } from '../scenarios/scenario.ts'
import { percentile } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { newScreen } from './browser.ts'
import { listOpen } from './large-tenant.ts'

const KEYS = 60
const BETWEEN_MS = 80
/** The browser reports nothing quicker than this. */
const QUICKEST_MS = 16
const SETTLED_MS = 300

declare global {
  interface Window {
    slowKeys?: number[]
  }
}

/** From a key to the frame that shows what it did, as the browser itself reports it: in the composer, and along the list. */
export async function keys(system: System, browser: Browser, { quick }: Run): Promise<Outcome> {
  const { context, page } = await newScreen(browser, system.port)
  const count = quick ? 20 : KEYS
  try {
    const { rows } = await listOpen(system, 1)
    await page.goto(`/inbox/all/${rows[0]?.id}`)
    await page.locator('[data-composer]').click()
    await page.evaluate(listen)
    const typing = await press(page, count, (index) => String.fromCharCode(97 + (index % 26)))
    await page.locator('[data-composer]').fill('')
    await page.locator('[data-list] [data-row]').first().focus()
    const walking = await press(page, count, () => 'ArrowDown')
    return {
      figures: {
        typeP95: percentile(typing, 0.95),
        walkP95: percentile(walking, 0.95),
        keyP95: percentile([...typing, ...walking], 0.95),
      },
    }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
function listen(): void {
  const slow: number[] = []
  window.slowKeys = slow
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') slow.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit) // the types lag behind the platform
}

async function press(page: Page, count: number, keyOf: (index: number) => string): Promise<number[]> {
  for (let index = 0; index < count; index++) {
    await page.keyboard.press(keyOf(index))
    await sleep(BETWEEN_MS)
  }
  await sleep(SETTLED_MS)
  const slow = await page.evaluate(() => window.slowKeys?.splice(0) ?? [])
  return [...slow, ...Array.from({ length: Math.max(0, count - slow.length) }, () => QUICKEST_MS)]
}
