import type { Page } from 'playwright-core'

/** How long the page's main thread worked, in ms, since the returned function was made: survives a busy machine. */
export async function pageWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  async function total(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const before = await total()
  return async () => (await total()) - before
}
