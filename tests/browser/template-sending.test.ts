import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { agentWith, PIXEL } from './support/files.ts'
import { openPhone, receivedBy } from './support/phone.ts'
import { button, item } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

async function choose(page: Page, template: string): Promise<void> {
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('button', { name: new RegExp(`^${template} .* English$`) }).click()
}

function fields(page: Page): Locator {
  return page.locator('.template-fields')
}

test('one with a photo asks for it, shows it, and tells everything that is missing', async () => {
  const name = 'Gerd Photo'
  const [page, phone] = [await agentWith(name), await openPhone(name)]
  await choose(page, 'tour_card')
  await page.getByText('Fill in to send: Photo, Blank 2, End of the link “See the days”').waitFor()
  await fields(page)
    .getByLabel('Photo', { exact: true })
    .setInputFiles({ name: 'hampi.png', mimeType: 'image/png', buffer: PIXEL })
  await page.locator('.template-preview img').waitFor()
  await fields(page).getByLabel('Blank 2', { exact: true }).fill('Hampi')
  await fields(page).getByLabel('End of the link “See the days”', { exact: true }).fill('hampi')
  await page.keyboard.press('Control+Enter')
  const words = 'Hello Gerd Photo, three days in Hampi from 7,900 rupees.'
  await item(page, words).locator('img').waitFor()
  await item(page, words).getByText('Read', { exact: true }).waitFor()
  await phone.bubble(words).locator('img').waitFor()
})

test('a file of another kind is refused before it is uploaded', async () => {
  const page = await agentWith('Hans Photo')
  await choose(page, 'tour_card')
  await fields(page)
    .getByLabel('Photo', { exact: true })
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: PIXEL })
  await page.getByRole('alert').getByText('WhatsApp takes photos as JPEG or PNG only.').waitFor()
})

test('a blank is typed, or taken from the contact', async () => {
  const page = await agentWith('Iris Field')
  await choose(page, 'booking_reminder')
  await page.getByRole('combobox', { name: 'What stands for Blank 1' }).selectOption('First name: Iris')
  expect(await page.getByLabel('Blank 1', { exact: true }).inputValue()).toBe('Iris')
  await page.getByLabel('Blank 2', { exact: true }).fill('Friday')
  await page.keyboard.press('Control+Enter')
  const words = 'Hello Iris, your booking on Friday is coming up. Can you make it?'
  await expect.poll(() => receivedBy('Iris Field')).toEqual([words])
})

test('search, category and language narrow the list; what cannot be sent is counted with its reason', async () => {
  const page = await agentWith('Jana Picker')
  await page.getByRole('button', { name: 'Template' }).click()
  const list = page.getByRole('list', { name: 'Templates' })
  await list.getByText('2 cannot be sent: 1 paused, 1 in review').waitFor()
  await page.getByRole('combobox', { name: 'Language of the templates' }).selectOption('Hindi')
  await expect.poll(() => list.getByRole('button').count()).toBe(1)
  await page.getByRole('combobox', { name: 'Language of the templates' }).selectOption('All languages')
  await page.getByRole('button', { name: 'code', exact: true }).click()
  await expect.poll(() => list.getByRole('button').count()).toBe(1)
  await list.getByRole('button', { name: /^sign_in_code/ }).waitFor()
  await page.getByRole('button', { name: 'code', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Search templates' }).fill('seats hampi')
  await list.getByRole('button', { name: /^last_seats/ }).waitFor()
})

test('each card of a carousel is filled in, and shown in the thread', async () => {
  const page = await agentWith('Kurt Cards')
  await choose(page, 'tour_carousel')
  for (const n of [1, 2]) {
    const photo = { name: `${n}.png`, mimeType: 'image/png', buffer: PIXEL }
    await fields(page).getByLabel(`Card ${n}: Photo`).setInputFiles(photo)
    await page.getByText(`${n}.png`).waitFor()
    await page.getByLabel(`Card ${n}: Blank 1`, { exact: true }).fill(String(n + 3))
    await page.getByLabel(`Card ${n}: End of the link “Book”`, { exact: true }).fill('x')
  }
  await button(page, 'Send').click()
  await item(page, 'Where to next, Kurt Cards?').getByText('Three days in Coorg, 5 seats left.').waitFor()
  await item(page, 'Where to next, Kurt Cards?').getByText('Delivered').waitFor()
})
