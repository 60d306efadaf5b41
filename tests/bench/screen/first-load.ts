import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import type { Outcome, Run } from '../scenarios/scenario.ts'
import { median } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { newScreen } from './browser.ts'

const LOADS = 7

declare global {
  interface Window {
    /** When the list stood on the screen and the page would take a key, from the start of the navigation. */
    interactiveAt?: number
  }
}

/** The dashboard for somebody who comes for the first time: a cold browser, a warm server. */
export async function firstLoad(system: System, browser: Browser, { quick }: Run): Promise<Outcome> {
  await load(system, browser) // warms the server
  const loads = []
  for (let round = 0; round < (quick ? 3 : LOADS); round++) loads.push(await load(system, browser))
  const last = loads.at(-1)
  return {
    figures: {
      interactiveMs: median(loads.map(({ interactiveMs }) => interactiveMs)),
      scriptKb: last?.scriptKb ?? null,
      entryScriptKb: await entryKb(system),
    },
    notes: [`scripts fetched before the list stood: ${last?.names.join(', ')}`],
  }
}

async function load(system: System, browser: Browser) {
  const { context, page } = await newScreen(browser, system.port)
  try {
    const scripts: Response[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response)
    })
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('[data-list] [data-row]')) return
        observer.disconnect()
        // Painted, and nothing else keeps the page from hearing a key.
        requestAnimationFrame(() => setTimeout(() => (window.interactiveAt = performance.now())))
      })
      observer.observe(document, { subtree: true, childList: true })
    })
    await page.goto('/inbox/all', { waitUntil: 'commit' })
    const handle = await page.waitForFunction(() => window.interactiveAt)
    const fetched = [...scripts]
    const bodies = await Promise.all(fetched.map(async (response) => gzipSync(await response.body()).length))
    return {
      interactiveMs: Number(await handle.jsonValue()),
      scriptKb: kb(bodies),
      names: fetched.map((response) => new URL(response.url()).pathname),
    }
  } finally {
    await context.close()
  }
}

/** What the page itself names: its scripts, and those to be loaded ahead. */
async function entryKb(system: System): Promise<number> {
  const page = (await system.client.get('/')).body
  const paths = [...page.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  )
  const sizes = await Promise.all(
    paths.map(async (path) => gzipSync((await system.client.get(new URL(path, 'http://x').pathname)).body).length),
  )
  return kb(sizes)
}

function kb(sizes: number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
