import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { filesOf, isDrawn, VIEW } from './support/files.ts'
import { button } from './support/screen.ts'
import { newWorkplace } from './support/workplace.ts'

const PATH = '/settings/organization'

async function atOwn(): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Tours')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  await page.getByRole('heading', { name: 'Business hours' }).waitFor()
  return page
}

const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
/** The button of the group in which the heading stands. */
const saveOf = (page: Page, group: string) =>
  page.getByRole('region', { name: group }).getByRole('button', { name: 'Save' })

test('an organization takes another name, time zone and logo, and keeps them', async () => {
  const page = await atOwn()
  const save = button(page, 'Save').first()
  expect(await save.isDisabled()).toBe(true)
  await page.getByLabel('Name', { exact: true }).fill('Kingfisher Journeys')
  await page.getByLabel('Time zone').selectOption('America/Sao_Paulo')
  await save.click()
  await said(page, 'Saved')
  await page.locator('input[type=file]').setInputFiles(filesOf([VIEW]))
  const logo = page.getByRole('img', { name: 'Logo of Kingfisher Journeys' })
  await vi.waitUntil(() => isDrawn(logo), 5_000)
  await page.reload()
  await logo.waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Kingfisher Journeys')
  expect(await page.getByLabel('Time zone').inputValue()).toBe('America/Sao_Paulo')
  expect(await page.getByLabel('Region').isDisabled()).toBe(true)
  await button(page, 'Remove').click()
  await said(page, 'The logo is removed')
})

test('what is no logo is refused beside it', async () => {
  const page = await atOwn()
  const text = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') }
  await page.locator('input[type=file]').setInputFiles([text])
  await page.getByRole('alert').filter({ hasText: 'A logo is a PNG' }).waitFor()
})

test('hours of a week with two spans a day, the same on all days, and a holiday', async () => {
  const page = await atOwn()
  await page.getByRole('switch', { name: 'Always open' }).uncheck()
  await page.getByLabel('Monday, span 1: to').fill('13:00')
  await button(page, 'Monday: add a span').click()
  await page.getByLabel('Monday, span 2: from').fill('12:00')
  await page.getByText('These spans overlap').waitFor()
  expect(await saveOf(page, 'Business hours').isDisabled()).toBe(true)
  await page.getByLabel('Monday, span 2: from').fill('14:00')
  await page.getByLabel('Monday, span 2: to').fill('00:00')
  await button(page, 'Monday: same on all days').click()
  await button(page, 'Add a holiday').click()
  await page.getByLabel('Holiday 1: date').fill('2026-12-25')
  await page.getByLabel('Holiday 1: name').fill('Christmas')
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'organization-hours')
  await saveOf(page, 'Business hours').click()
  await said(page, 'Saved')
  await page.reload()
  expect(await page.getByLabel('Sunday, span 2: from').inputValue()).toBe('14:00')
  expect(await page.getByLabel('Sunday, span 2: to').inputValue()).toBe('00:00')
  expect(await page.getByLabel('Holiday 1: name').inputValue()).toBe('Christmas')
})

test('what people see changes at once, and can be taken back', async () => {
  const page = await atOwn()
  const policy = page.getByLabel('Which conversations an agent sees')
  await policy.selectOption('own')
  await said(page, 'What agents see has changed')
  await button(page, 'Undo').click()
  await vi.waitUntil(async () => (await policy.inputValue()) === 'all', 5_000)
  await page.getByRole('switch', { name: 'Show numbers and names' }).click()
  await said(page, 'Numbers and names are shown in part now')
})

test('how long things are kept is written down, and said to be for later', async () => {
  const page = await atOwn()
  await page.getByText('enforced in a later version').first().waitFor()
  const days = page.getByLabel('Keep messages for')
  await days.fill('never')
  await page.getByText('Enter a whole number of days').waitFor()
  await days.fill('365')
  await saveOf(page, 'Retention').click()
  await said(page, 'Saved')
  await page.reload()
  expect(await days.inputValue()).toBe('365')
})

test('whoever may not decide this finds no way to it', async () => {
  const { page } = await agentAt('agent@bluebird.test', PATH)
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Organisation' }).count()).toBe(0)
  expect(await page.getByLabel('Which conversations an agent sees').count()).toBe(0)
})

test('it is there on a phone, in Arabic and in the dark', async () => {
  const { hire } = await newWorkplace('Kingfisher Tours')
  const { email } = await hire('owner', 'Nila Raj')
  const phone = { viewport: { width: 390, height: 844 }, locale: 'ar', colorScheme: 'dark' as const }
  const { page } = await agentAt(email, PATH, phone)
  await page.locator('.week, .toggle').first().waitFor()
  await page.getByRole('switch').nth(1).uncheck()
  await page.locator('.week').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  const inner = page.locator('.settings-section')
  expect(await inner.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'organization-phone-ar')
})
