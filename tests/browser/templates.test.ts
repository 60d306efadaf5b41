import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agent, agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { connectSpare, disconnectSpare, SPARE, tenantWithoutNumber } from './support/kite.ts'
import { numberOf, receivedBy } from './support/phone.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button, menuItem, openConversation } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

const OWNER = 'owner@heron.test'
/** Meta's side takes three seconds for a review, and the list looks every five. */
const REVIEWED_WITHIN_MS = 30_000

let list = ''

beforeAll(async () => {
  await tenantWithoutNumber('heron')
  list = `/channels/${await connectSpare(await agentAt(OWNER))}/templates`
})
afterAll(async () => {
  await disconnectSpare(await agentAt(OWNER))
})

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true })
}

function row(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
}

function preview(page: Page) {
  return page.getByRole('region', { name: 'As they will see it' })
}

async function listAs(email: string): Promise<Agent> {
  const agent = await agentAt(email, list)
  await row(agent.page, 'booking_reminder').first().waitFor()
  return agent
}

test('a template is written with its preview beside it, reviewed, and then found where people write', async () => {
  const { page } = await listAs(OWNER)
  await page.getByRole('link', { name: 'New template' }).click()
  await field(page, 'Name').fill('Gate change!')
  expect(await field(page, 'Name').inputValue()).toBe('gate_change')
  await field(page, 'Text').fill('{{1}}, your boat leaves from gate {{2}} today.')
  await page.getByText('The text neither begins nor ends with a blank').waitFor()
  await field(page, 'Text').fill('Hello {{1}}, your boat leaves from gate {{2}} today.')
  await page.getByText('The text neither begins nor ends with a blank').waitFor({ state: 'detached' })

  // Nothing leaves before each blank has an example, and what stands there when nothing is known.
  await button(page, 'Send for review').click()
  const wrong = page.getByRole('alert').filter({ hasText: 'things would be refused' })
  await wrong.getByText('Say what stands for {{2}} when nothing is known').waitFor()
  const [examples, fallbacks] = [field(page, 'Example'), field(page, 'Fallback')]
  await examples.nth(0).fill('Asha')
  await examples.nth(1).fill('B 12')
  await fallbacks.nth(0).fill('there')
  await fallbacks.nth(1).fill('on your ticket')
  await wrong.waitFor({ state: 'detached' })
  await preview(page).getByText('Hello Asha, your boat leaves from gate B 12 today.').waitFor()

  await button(page, 'Add a button').click()
  await menuItem(page, 'Quick reply').click()
  await field(page, 'What stands on it').fill('On my way')
  await preview(page).getByText('On my way').waitFor()
  await button(page, 'Send for review').click()
  await page.getByText('Sent for review').waitFor()
  await row(page, 'gate_change').getByText('In review').waitFor()
  await row(page, 'gate_change').getByText('Approved').waitFor({ timeout: REVIEWED_WITHIN_MS })

  await customerSays(numberOf('Gita Gate'), 'Which gate?', { name: 'Gita Gate', number: SPARE.id })
  await page.goto('/inbox/all')
  await openConversation(page, 'Gita Gate')
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('button', { name: /^gate_change .* English$/ }).click()
  await page.locator('.template-fields').getByRole('textbox').last().fill('C 3')
  await button(page, 'Send').click()
  await expect.poll(() => receivedBy('Gita Gate')).toContain('Hello Gita Gate, your boat leaves from gate C 3 today.')
})

test('what Meta rejects says why, and can be changed and sent again', async () => {
  const { page } = await listAs(OWNER)
  const refused = {
    number: SPARE.id,
    name: 'booking_reminder',
    language: 'hi',
    status: 'REJECTED',
    reason: 'PROMOTIONAL',
  }
  await control('account/template', refused)
  await button(page, 'Sync now').click()
  const hindi = row(page, 'booking_reminder').filter({ hasText: 'Hindi' })
  await hindi.getByText('Rejected').waitFor()
  await hindi.getByText('It advertises, and its category does not allow that').waitFor()
  await hindi.getByRole('link').click()
  await page.getByText('Change it and send it again').waitFor()
  for (const at of [0, 1]) await field(page, 'Fallback').nth(at).fill('आप')
  await field(page, 'Footer').fill('Kite Tours')
  await button(page, 'Send the change for review').click()
  await hindi.getByText('In review').waitFor()
  await hindi.getByText('Approved').waitFor({ timeout: REVIEWED_WITHIN_MS })
})

test('fallbacks are ours: they change without a review', async () => {
  const { page } = await listAs(OWNER)
  await row(page, 'booking_reminder').filter({ hasText: 'English' }).getByRole('link').click()
  await page.getByText('An approved template can be changed once in 24 hours').waitFor()
  expect(await field(page, 'Name').isDisabled()).toBe(true)
  await field(page, 'Fallback').nth(0).fill('there')
  await field(page, 'Fallback').nth(1).fill('the agreed day')
  await button(page, 'Save the fallbacks').click()
  await page.getByText('The fallbacks are saved').waitFor()
  await row(page, 'booking_reminder').filter({ hasText: 'English' }).getByText('Approved').waitFor()
  await row(page, 'booking_reminder').filter({ hasText: 'English' }).getByRole('link').click()
  await expect.poll(() => field(page, 'Fallback').nth(1).inputValue()).toBe('the agreed day')
})

test('a pause is lifted, an announced change of price is told, and a filter that fits nothing is cleared', async () => {
  const { page } = await listAs(OWNER)
  await row(page, 'paused_offer').getByText('Paused', { exact: true }).waitFor()
  await button(page, 'More for paused_offer').click()
  await menuItem(page, 'Lift the pause').click()
  await row(page, 'paused_offer').getByText('Approved').waitFor()

  await control('account/template', { number: SPARE.id, name: 'order_ready', category: 'MARKETING', announced: true })
  await button(page, 'Sync now').click()
  await row(page, 'order_ready').getByText('Meta makes it “Offer” on').waitFor()

  await page.getByRole('searchbox', { name: 'Search name and text' }).fill('zeppelin')
  await page.getByText('No template fits this').waitFor()
  await button(page, 'Show all').click()
  await row(page, 'order_ready').waitFor()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Hindi')
  await row(page, 'order_ready').waitFor({ state: 'detached' })
})

test('deleting asks first and says what it means, and the name cannot be used again soon', async () => {
  const { page } = await listAs(OWNER)
  await button(page, 'More for last_seats').click()
  await menuItem(page, 'Delete').click()
  const dialog = page.getByRole('dialog', { name: 'Delete last_seats?' })
  await dialog.getByText('its name is blocked for 30 days').waitFor()
  await dialog.getByRole('button', { name: /^Delete/ }).click()
  await row(page, 'last_seats').waitFor({ state: 'detached' })

  await page.getByRole('link', { name: 'New template' }).click()
  await field(page, 'Name').fill('last_seats')
  await field(page, 'Text').fill('Two seats are left on the evening boat.')
  await button(page, 'Send for review').click()
  await page.getByText('A template of this name was deleted, and Meta keeps the name until').waitFor()
})

test('the same words are taken along into another language', async () => {
  const { page } = await listAs(OWNER)
  await button(page, 'More for meeting_point').click()
  await menuItem(page, 'Write it in another language').click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Language' }).selectOption('ta')
  await button(page, 'Write it').click()
  await page.getByRole('heading', { level: 1, name: 'New template' }).waitFor()
  expect(await field(page, 'Name').inputValue()).toBe('meeting_point')
  expect(await page.getByRole('combobox', { name: 'Language' }).inputValue()).toBe('ta')
  expect(await field(page, 'Text').inputValue()).toContain('We meet here at {{1}}')
})

test('an agent reads templates and writes none', async () => {
  const { page } = await listAs('agent@heron.test')
  expect(await page.getByRole('link', { name: 'New template' }).count()).toBe(0)
  expect(await button(page, 'More for order_ready').count()).toBe(0)
  await row(page, 'order_ready').getByRole('link').click()
  await preview(page).waitFor()
  expect(await field(page, 'Text').isDisabled()).toBe(true)
  expect(await button(page, 'Send the change for review').count()).toBe(0)
  await page.goto(`${list}/new`)
  await page.getByText('Your role does not include this').waitFor()
})

const shown = (): [path: string, there: string][] => [
  [list, 'tbody tr'],
  [`${list}/new`, '.preview'],
  [`${list}/order_ready/en`, '.preview'],
  [`${list}/sign_in_code/en`, '.preview'],
]

test.each([
  ['in daylight', { colorScheme: 'light' as const }],
  ['in the dark', { colorScheme: 'dark' as const }],
  ['in Arabic', { locale: 'ar' }],
])('axe finds nothing on these pages, %s', async (_how, options) => {
  const { page } = await agentAt(OWNER, list, options)
  const found: Record<string, string[]> = {}
  for (const [path, there] of shown()) {
    await page.goto(path)
    await page.locator(there).first().waitFor()
    const wrong = await axe(page)
    if (wrong.length > 0) found[path] = wrong
  }
  expect(found).toEqual({})
})

test('on a phone everything is within reach, and nothing scrolls sideways', async () => {
  const { page } = await agentAt(OWNER, list, { viewport: { width: 390, height: 844 } })
  const found: Record<string, string[]> = {}
  for (const [path, there] of shown()) {
    await page.goto(path)
    await page.locator(there).first().waitFor()
    const wrong = [...(await outOfReach(page)), ...(await sideways(page))]
    if (wrong.length > 0) found[path] = wrong
  }
  expect(found).toEqual({})
})
