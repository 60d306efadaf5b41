import type { Page } from 'playwright-core'

/** Something that was read on the screen: in a row of the list, or as a bubble of the open conversation. */
export interface Sight {
  where: 'row' | 'bubble'
  conversationId: string
  n: number
  /** The page's `performance.now()`, when the change was in the document. */
  at: number
}

declare global {
  interface Window {
    sights?: Sight[]
  }
}

/** From now on the page notes every `ping <n>` that appears in these rows, and in bubbles of the open conversation. */
export async function watch(page: Page, rows: string[], open: string): Promise<void> {
  await page.evaluate(
    ([ids, openId]) => {
      const sights: Sight[] = []
      window.sights = sights
      const shown = new Map<string, number>()
      const bubbles = new Set<string>()
      const numberIn = (element: Element | null) => Number(/ping (\d+)/.exec(element?.textContent ?? '')?.[1] ?? 0)
      function look(): void {
        const at = performance.now()
        for (const id of ids) {
          const n = numberIn(document.querySelector(`[data-row="${id}"]`))
          if (n === 0 || n === shown.get(id)) continue
          shown.set(id, n)
          sights.push({ where: 'row', conversationId: id, n, at })
        }
        for (const item of [...document.querySelectorAll('[data-item]')].reverse()) {
          const id = item.getAttribute('data-item') ?? ''
          if (bubbles.has(id)) break // older ones were there before
          bubbles.add(id)
          const n = numberIn(item)
          if (n > 0) sights.push({ where: 'bubble', conversationId: openId, n, at })
        }
      }
      look()
      sights.length = 0
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    },
    [rows, open] as const,
  )
}

export async function sightsOf(page: Page): Promise<Sight[]> {
  return page.evaluate(() => window.sights ?? [])
}
