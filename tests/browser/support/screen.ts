import type { Locator, Page } from 'playwright-core'

/** Somebody's line in the list. */
export function rowOf(page: Page, name: string): Locator {
  return page.locator('[data-list] [data-row]').filter({ has: page.locator(`.row-name:text-is("${name}")`) })
}

/** A pointer that stays on the list would hold its order, so it goes on, as a person's does. */
export async function openConversation(page: Page, name: string): Promise<void> {
  await rowOf(page, name).click()
  await page.mouse.move(700, 4)
  await headOf(page, name).waitFor()
}

/** Whose line stands on top. */
export async function topName(page: Page): Promise<string | undefined> {
  return (await firstNames(page, 1))[0]
}

/** Whose lines stand there, from the top. */
export function firstNames(page: Page, count: number): Promise<string[]> {
  return page.locator('[data-list]').evaluate(
    (list, n) =>
      Array.from({ length: n }, (_, at) => {
        const name = list.querySelector(`[aria-posinset="${at + 1}"] .row-name`)
        return name?.textContent?.trim() ?? ''
      }),
    count,
  )
}

/** The name above the open conversation. */
export function headOf(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 2, name, exact: true })
}

export function thread(page: Page): Locator {
  return page.locator('[data-thread]')
}

/** A message of the open conversation, or what happened in it. */
export function item(page: Page, text: string | RegExp): Locator {
  return page.locator('[data-thread] [data-item]').filter({ hasText: text })
}

export function composer(page: Page): Locator {
  return page.locator('[data-composer]')
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

/** Writes and sends. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await button(page, 'Send').click()
}

/** Opens a menu of the conversation's head and chooses from it. */
export async function choose(page: Page, menu: string | RegExp, choice: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await menuItem(page, choice).click()
}

/** In the menu that is open: one of several, one of many, or a command. */
export function menuItem(page: Page, name: string | RegExp): Locator {
  return page.locator(':popover-open [role^="menuitem"]').filter({ hasText: name })
}

/** What stands beside a view's name. */
export async function countOf(page: Page, view: string): Promise<number> {
  const words = await page.locator(`[data-view="${view}"] .tab-count`).textContent()
  return words ? Number(words.replace(/\D/g, '')) : Number.NaN
}

/** The conversation's id stands in the address. */
export function openId(page: Page): string {
  return /\/(cnv_[\w-]+)/.exec(page.url())?.[1] ?? ''
}
