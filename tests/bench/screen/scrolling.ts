import type { Browser, Page } from 'playwright-core'
import { sleep } from '../clock.ts'
import type { Outcome, Run } from '../scenarios/scenario.ts'
import type { System } from '../system/system.ts'
import { newScreen } from './browser.ts'
import { pageWork } from './page-work.ts'

/** A frame that took longer was not there when the screen asked for the next one. */
const FRAME_MS = 20
const LOADED_WITHIN_MS = 180_000
/** Pixels a frame: a wheel that is turned, and one that is let go. */
const STEPS = [40, 400]

/** The list of everything open, in a tenant with 50,000 conversations, from its top to its end. */
export async function scrolling(system: System, browser: Browser, { quick }: Run): Promise<Outcome> {
  const { context, page } = await newScreen(browser, system.port)
  const seconds = quick ? 2 : 6
  try {
    await page.goto('/inbox/all')
    await page.locator('[data-list] [data-row]').first().waitFor()
    const whileLoading = await frames(page, STEPS[0] ?? 0, seconds)
    const rows = await loadAll(page)
    const loaded = []
    const worked = await pageWork(page)
    for (const step of STEPS) {
      await jump(page, 0)
      loaded.push(...(await frames(page, step, seconds)))
    }
    await jump(page, 0)
    const pageMsPerFrame = (await worked()) / loaded.length
    const bare = await bareFrames(page, STEPS.at(-1) ?? 0, seconds)
    await jump(page, 0)
    const end = await jump(page, 1)
    return {
      figures: {
        rowsInList: rows,
        slowFramesPercent: percentSlow(loaded),
        worstFrameMs: Math.max(...loaded),
        pageMsPerFrame,
        bareFramesPercent: bare,
        slowFramesWhileLoadingPercent: percentSlow(whileLoading),
        jumpToEndMs: end,
      },
    }
  } finally {
    await context.close()
  }
}

/** Scrolls by `step` pixels each frame and answers how long each frame took. */
function frames(page: Page, step: number, seconds: number): Promise<number[]> {
  return page.evaluate(
    ([pixels, ms]) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('[data-list]')
        const times: number[] = []
        let last = 0
        let began = 0
        function frame(at: number): void {
          if (last > 0) times.push(at - last)
          began ||= at
          last = at
          if (!list || at - began > ms) return resolve(times)
          list.scrollTop += pixels
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    [step, seconds * 1000] as const,
  )
}

/** In how many of 100 frames of a fast scroll a place in sight had no row. Looking costs time, so it is a run of its own. */
function bareFrames(page: Page, step: number, seconds: number): Promise<number> {
  return page.evaluate(
    ([pixels, ms]) =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('[data-list]')
        if (!list) return resolve(Number.NaN)
        const { top, bottom, left } = list.getBoundingClientRect()
        const isBare = (y: number) => !document.elementFromPoint(left + 40, y)?.closest('[data-row]')
        let frames = 0
        let bare = 0
        let began = 0
        function frame(at: number): void {
          began ||= at
          if (at - began > ms) return resolve((bare / Math.max(1, frames)) * 100)
          frames += 1
          if (isBare(top + 40) || isBare((top + bottom) / 2) || isBare(bottom - 40)) bare += 1
          if (list) list.scrollTop += pixels
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    [step, seconds * 1000] as const,
  )
}

/** Goes to the end until there is nothing more to load; answers how many rows the list then has. */
async function loadAll(page: Page): Promise<number> {
  const deadline = Date.now() + LOADED_WITHIN_MS
  for (let still = 0, height = -1; still < 8 && Date.now() < deadline; ) {
    const now = await page.evaluate(() => {
      const list = document.querySelector('[data-list]')
      if (list) list.scrollTop = list.scrollHeight
      return list?.scrollHeight ?? 0
    })
    still = now === height ? still + 1 : 0
    height = now
    await sleep(100)
  }
  return page.evaluate(() => {
    const place = document.querySelector('[data-list] [data-row]')?.getBoundingClientRect().height ?? 1
    return Math.round((document.querySelector('[data-list]')?.scrollHeight ?? 0) / place)
  })
}

/** To the top (0) or the end (1); answers after how many ms the rows that belong there stand in the document. */
function jump(page: Page, to: 0 | 1): Promise<number> {
  return page.evaluate(
    (end) =>
      new Promise<number>((resolve) => {
        const list = document.querySelector('[data-list]')
        if (!list) return resolve(Number.NaN)
        const began = performance.now()
        list.scrollTop = end * list.scrollHeight
        const { top, bottom } = list.getBoundingClientRect()
        const rowsOf = () => [...list.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect())
        function frame(): void {
          const rows = rowsOf()
          const middle = (top + bottom) / 2
          if (rows.some((row) => row.top <= middle && row.bottom >= middle)) resolve(performance.now() - began)
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    to,
  )
}

function percentSlow(times: number[]): number {
  return (times.filter((time) => time > FRAME_MS).length / Math.max(1, times.length)) * 100
}
