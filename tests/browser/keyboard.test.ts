import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { pastConversation } from './support/past.ts'
import { numberOf, receivedBy } from './support/phone.ts'
import { composer, headOf, item, rowOf } from './support/screen.ts'
import { customerSays } from './support/server.ts'

function says(name: string, text: string): Promise<void> {
  return customerSays(numberOf(name), text, { name })
}

async function at(path: string): Promise<Page> {
  return (await agentAt('agent@bluebird.test', path)).page
}

/** One key after the other, as the screen follows them; where the focus is afterwards must be seen. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await drawn(page)
    await expect.poll(() => hiddenFocus(page)).toBeNull()
  }
}

/** Goes through the list until this row has the focus, and opens it. */
async function openByKey(page: Page, name: string): Promise<void> {
  await rowOf(page, name).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.row-name')?.textContent ?? '')
  await press(page, 'j')
  for (let steps = 0; (await focused()) !== name && steps < 60; steps++) await press(page, 'j')
  await press(page, 'Enter')
  await headOf(page, name).waitFor()
  await drawn(page)
}

/** Into the composer, which the key before has given the focus. */
async function type(page: Page, text: string): Promise<void> {
  await expect.poll(() => composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
  await page.keyboard.type(text)
  await press(page, 'Enter')
}

test('a conversation is answered, noted, labelled, snoozed and resolved without a mouse, and the focus is always seen', async () => {
  for (const name of ['Ada Keys', 'Ben Keys']) {
    await pastConversation(name, ['Good morning'])
    await says(name, 'Is anybody there?')
  }
  const page = await at('/inbox/unassigned')
  await openByKey(page, 'Ada Keys')
  await press(page, 'i')
  await page.getByText('You are answering.').waitFor()

  await press(page, 'r')
  await type(page, 'Yes, I am.')
  await item(page, 'Yes, I am.').getByText('Delivered').waitFor()
  await press(page, 'Escape', 'n')
  await type(page, 'She sounds friendly.')
  await item(page, 'She sounds friendly.').waitFor()

  await press(page, 'Escape', 's')
  await menu(page, 'Snooze')
  await press(page, 'ArrowDown', 'Enter')
  await item(page, 'Arun Heron snoozed this until').waitFor()
  await press(page, 's', 'Enter')
  await item(page, 'Arun Heron opened this again').waitFor()

  await press(page, 'a')
  await menu(page, 'Assign')
  await press(page, 'Escape', 'l')
  await menu(page, 'Labels')
  await press(page, 'Escape', 'e')
  await item(page, 'Arun Heron resolved this').waitFor()
  expect(await receivedBy('Ada Keys')).toEqual(['Yes, I am.'])
}, 90_000)

test('resolved with Shift and E, the next conversation of the list is there; Escape leads back to its row', async () => {
  for (const name of ['Cam Keys', 'Dee Keys']) {
    await pastConversation(name, ['Good morning'])
    await says(name, 'Is anybody there?')
  }
  const page = await at('/inbox/unassigned')
  await openByKey(page, 'Cam Keys')
  const next = await nameBelow(page, 'Cam Keys')
  await press(page, 'Shift+E')
  await headOf(page, next).waitFor()
  await press(page, 'Escape')
  await headOf(page, next).waitFor({ state: 'detached' })
  await expect.poll(() => focusedName(page)).toContain(next)
})

test('the sources of an answer are opened from the thread, and the way back leads there', async () => {
  await says('Eva Keys', 'What are your opening hours?')
  const page = await at('/inbox/all')
  await openByKey(page, 'Eva Keys')
  await item(page, 'Our office is open')
    .getByRole('button', { name: /source/ })
    .first()
    .waitFor()
  await press(page, 'F6', 'ArrowUp', 'Tab')
  for (let steps = 0; !(await focusedName(page)).includes('source') && steps < 8; steps++) await press(page, 'Tab')
  await press(page, 'Enter')
  await page.getByRole('region', { name: 'Source 1' }).locator('mark').first().waitFor()
  await press(page, 'F6', 'F6')
  expect(await page.evaluate(() => document.activeElement?.closest('[data-panel]') !== null)).toBe(true)
  await press(page, 'ArrowLeft')
  await page.getByRole('tab', { name: 'Contact', selected: true }).waitFor()
})

test('? lists every key that works here, and single keys can be switched off', async () => {
  const page = await at('/inbox/all')
  await page.locator('[data-row]').first().waitFor()
  await press(page, '?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByText('Next conversation').waitFor()
  await help.getByRole('checkbox').press('Space')
  await press(page, 'Escape', 'g', 'u')
  expect(new URL(page.url()).pathname).toBe('/inbox/all')
})

function nameBelow(page: Page, name: string): Promise<string> {
  return rowOf(page, name).evaluate((row) => {
    const position = Number(row.closest('[aria-posinset]')?.getAttribute('aria-posinset'))
    return document.querySelector(`[data-list] [aria-posinset="${position + 1}"] .row-name`)?.textContent?.trim() ?? ''
  })
}

/** What was to be drawn is, and the parts of the screen listen to their keys. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )
}

/** Opened by its key, with the focus inside. */
async function menu(page: Page, name: string): Promise<void> {
  await page.locator(`:popover-open[aria-label="${name}"]`).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest(':popover-open') !== null)).toBe(true)
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: focused } = document
    return focused?.getAttribute('aria-label') ?? focused?.textContent ?? ''
  })
}

/** What has the focus without showing it; null when it is seen, or is nowhere. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement: focused } = document
    if (!(focused instanceof HTMLElement) || focused === document.body) return null
    const isMarked = (element: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }
    // A message shows it at its bubble, a field at the box around it.
    const places = [focused, ...focused.querySelectorAll('.bubble, .note'), focused.closest('.composer')]
    const { top, left, bottom, right } = focused.getBoundingClientRect()
    const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    return inView && places.some((place) => place && isMarked(place)) ? null : focused.outerHTML.slice(0, 200)
  })
}
