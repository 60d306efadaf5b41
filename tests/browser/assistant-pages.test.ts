import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { sideways } from './support/reach.ts'
import { button } from './support/screen.ts'
import { newWorkplace } from './support/workplace.ts'

type Role = 'owner' | 'agent'

async function atOwn(path: string, role: Role = 'owner', options: BrowserContextOptions = {}): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Tours')
  const { email } = await hire(role, 'Nila Raj')
  const { page } = await agentAt(email, path, options)
  await page.locator('.plan-form').waitFor()
  return page
}

async function save(page: Page): Promise<void> {
  await button(page, 'Save').click()
  await page.getByText('Saved', { exact: true }).waitFor()
}

test('how it speaks is saved and kept', async () => {
  const page = await atOwn('/assistant/voice')
  await page.getByRole('combobox', { name: 'Tone' }).selectOption('Formal')
  await page.getByRole('combobox', { name: 'Pictures' }).selectOption('Ask for words instead')
  await page.getByLabel('In your own words').fill('Say “Namaste” first.')
  await button(page, 'Add a topic').click()
  await button(page, 'Save').click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Topic', { exact: true }).fill('Politics')
  await page.getByLabel('Words that show it').fill('election\nparty')
  const takeOver = page.getByRole('region', { name: 'When people take over' })
  await takeOver.getByLabel('Arabic').fill('سيرد عليك زميل قريبًا.')
  expect(await axe(page)).toEqual([])
  await save(page)
  await page.reload()
  await page.locator('.plan-form').waitFor()
  expect(await page.getByRole('combobox', { name: 'Tone' }).inputValue()).toBe('formal')
  expect(await page.getByRole('combobox', { name: 'Pictures' }).inputValue()).toBe('decline')
  expect(await page.getByLabel('In your own words').inputValue()).toBe('Say “Namaste” first.')
  expect(await page.getByLabel('Topic', { exact: true }).inputValue()).toBe('Politics')
  expect(await page.getByLabel('Words that show it').inputValue()).toBe('election\nparty')
  expect(await takeOver.getByLabel('Arabic').inputValue()).toBe('سيرد عليك زميل قريبًا.')
  await screenshot(page, 'assistant-voice')
})

test('when people take over is saved and kept', async () => {
  const page = await atOwn('/assistant/escalation')
  const angry = page.getByRole('region', { name: 'A customer is angry' })
  const danger = page.getByRole('region', { name: 'Danger' })
  await danger.getByText('Always on', { exact: true }).waitFor()
  expect(await danger.getByRole('switch').count()).toBe(0)
  await danger.getByLabel('Your own words').fill('gas leak')
  await angry.getByRole('switch', { name: 'A customer is angry' }).click()
  await angry.getByLabel('Your own words').waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Answers in a row' }).fill('5')
  expect(await axe(page)).toEqual([])
  await save(page)
  await page.reload()
  await page.locator('.plan-form').waitFor()
  expect(await danger.getByLabel('Your own words').inputValue()).toBe('gas leak')
  expect(await angry.getByRole('switch').isChecked()).toBe(false)
  expect(await page.getByRole('textbox', { name: 'Answers in a row' }).inputValue()).toBe('5')
  await screenshot(page, 'assistant-escalation')
})

test('important customers are named by a label before the rule is saved', async () => {
  const page = await atOwn('/assistant/escalation')
  await page.getByRole('switch', { name: 'Important customers' }).click()
  await button(page, 'Save').click()
  await page.getByRole('alert').getByText('Choose at least one label').waitFor()
  expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
})

test.each([
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  { viewport: { width: 1440, height: 900 }, locale: 'ar' },
])('what was done is said where nothing is operated: %o', async (options) => {
  const page = await atOwn('/assistant/escalation', 'owner', options)
  const submit = page.locator('.plan-form [type="submit"]')
  await submit.click()
  await page.locator('.toast').waitFor()
  const [said, pressed] = [await page.locator('.toast').boundingBox(), await submit.boundingBox()]
  if (!said || !pressed) throw new Error('not on the screen')
  const beside = said.x >= pressed.x + pressed.width || said.x + said.width <= pressed.x
  expect(beside || said.y >= pressed.y + pressed.height || said.y + said.height <= pressed.y).toBe(true)
  // Nobody rests on it, so it runs down.
  await page.locator('.toast').waitFor({ state: 'detached', timeout: 15_000 })
})

test('a request begins with an intent of ours, and a name that is none is not taken', async () => {
  const page = await atOwn('/assistant/flows')
  await button(page, 'Add a request').click()
  const field = page.getByRole('combobox', { name: 'Intents that begin it' })
  await field.fill('book appointmnt')
  await field.press('Enter')
  await page.getByText('“book appointmnt” is not among your intents').waitFor()
  expect(await page.locator('.intents-chosen li').count()).toBe(0)
  expect(await axe(page)).toEqual([])
})

test.each(['voice', 'escalation', 'flows', 'lead-plan'])('an agent reads %s and changes nothing', async (section) => {
  const page = await atOwn(`/assistant/${section}`, 'agent')
  expect(await button(page, 'Save').count()).toBe(0)
  for (const field of await page.locator('.plan-form :is(input, select, textarea, button)').all())
    expect(await field.isDisabled()).toBe(true)
})

const SECTIONS = ['voice', 'escalation', 'flows', 'lead-plan', 'budget', 'intents']

test.each([
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['in the dark, in Arabic', { locale: 'ar', colorScheme: 'dark' }],
] as const)('every page of the assistant fits %s', async (_, options) => {
  const { page } = await agentAt('owner@bluebird.test', '/assistant/voice', options)
  for (const section of SECTIONS) {
    await page.goto(`/assistant/${section}`)
    await page.locator('.settings-head').waitFor()
    await page.locator('.settings-section form').first().waitFor()
    expect([section, (await sideways(page)).filter((line) => !line.includes('settings-list'))]).toEqual([section, []])
    expect([section, await axe(page)]).toEqual([section, []])
  }
})

test('when a page cannot be loaded one can try again', async () => {
  const page = await atOwn('/assistant/voice')
  await page.route('**/api/assistant/settings', (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: 'Retry' }).waitFor()
  await page.unroute('**/api/assistant/settings')
  await button(page, 'Retry').click()
  await page.locator('.plan-form').waitFor()
})
