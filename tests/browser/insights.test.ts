import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { sideways } from './support/reach.ts'
import { button } from './support/screen.ts'
import { customerSays } from './support/server.ts'

const PATH = '/assistant/insights'
const SUBMARINES = 'Do you rent out submarines in Antarctica?'
const MOON = 'Is there a swimming pool on the moon?'

async function insights(role = 'supervisor', options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await agentAt(`${role}@bluebird.test`, PATH, options)
  await page.locator('#suggestions-title').waitFor()
  return page
}

function suggestion(page: Page, question: string) {
  return page.locator('.trial-result').filter({ hasText: question })
}

/** What a customer asked is noted behind the answer: the page is loaded until it is there. */
async function listed(page: Page, question: string, words = 'Asked: 1'): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.locator('#suggestions-title').waitFor()
        await page.locator('.trial-result, .empty').first().waitFor()
        return suggestion(page, question).getByText(words).count()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(1)
}

test('what it could not answer is one line, from which the answer is written', async () => {
  await customerSays('447700907001', SUBMARINES)
  await customerSays('447700907002', SUBMARINES)
  const page = await insights()
  await listed(page, SUBMARINES, 'Asked: 2')
  await page.getByRole('figure', { name: 'Questions by day' }).waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'insights')
  await suggestion(page, SUBMARINES).getByText('In other words').click()
  await suggestion(page, SUBMARINES).getByRole('link', { name: SUBMARINES }).first().waitFor()
  await suggestion(page, SUBMARINES).getByRole('link', { name: 'Write an answer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add questions' })
  expect(await dialog.getByRole('textbox', { name: 'Question 1', exact: true }).inputValue()).toBe(SUBMARINES)
  await dialog.getByRole('textbox', { name: 'Answer 1', exact: true }).fill('No, we rent out houseboats only.')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('The question is off your list').waitFor()
  await button(page, 'Back to what is unanswered').click()
  await page.locator('#suggestions-title').waitFor()
  await suggestion(page, SUBMARINES).waitFor({ state: 'detached' })
})

test('a question is set aside, and comes back when that is undone', async () => {
  await customerSays('447700907003', MOON)
  const page = await insights()
  await listed(page, MOON)
  await suggestion(page, MOON).getByRole('button', { name: 'Set aside' }).click()
  await suggestion(page, MOON).waitFor({ state: 'detached' })
  await button(page, 'Undo').click()
  await suggestion(page, MOON).waitFor()
  await suggestion(page, MOON).getByRole('button', { name: 'It is answered now' }).click()
  await suggestion(page, MOON).waitFor({ state: 'detached' })
  await page.reload()
  await page.locator('#suggestions-title').waitFor()
  await suggestion(page, MOON).waitFor({ state: 'detached' })
})

test('another period is chosen', async () => {
  const page = await insights('owner')
  await page.getByRole('combobox', { name: 'Period' }).selectOption('Last 7 days')
  await expect.poll(() => page.locator('.insight-bar').count()).toBe(7)
})

test('an agent reads what is asked, without the figures and the verbs', async () => {
  const page = await insights('agent')
  await page.locator('.trial-result, .empty').first().waitFor()
  expect(await page.locator('.trial-figures').count()).toBe(0)
  expect(await button(page, 'Set aside').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Write an answer' }).count()).toBe(0)
})

test.each([
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['in the dark, in Arabic', { locale: 'ar', colorScheme: 'dark' }],
] as const)('the page fits %s', async (_, options) => {
  const page = await insights('owner', options)
  expect((await sideways(page)).filter((line) => !line.includes('settings-list'))).toEqual([])
  expect(await axe(page)).toEqual([])
})

test('when it cannot be loaded one can try again', async () => {
  const page = await insights()
  await page.route('**/api/assistant/suggestions*', (route) => route.abort())
  await page.reload()
  await page.getByText('The figures could not be loaded').waitFor()
  await page.unroute('**/api/assistant/suggestions*')
  await button(page, 'Retry').click()
  await page.locator('#suggestions-title').waitFor()
})
