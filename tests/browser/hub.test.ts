import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt, newAgent } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { button } from './support/screen.ts'

async function hub(options = {}): Promise<Page> {
  const { page } = await agentAt('supervisor@bluebird.test', '/knowledge', options)
  await page.getByRole('heading', { name: 'Knowledge' }).waitFor()
  return page
}

function rowOf(page: Page, title: string) {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) })
}

async function inUse(page: Page, title: string): Promise<void> {
  await rowOf(page, title).getByText('In use').waitFor({ timeout: 60_000 })
}

async function open(page: Page, title: string) {
  await rowOf(page, title).getByRole('button').click()
  return page.getByRole('dialog', { name: title })
}

async function remove(page: Page, title: string): Promise<void> {
  await (await open(page, title)).getByRole('button', { name: 'Remove', exact: true }).click()
  const asked = page.getByRole('dialog', { name: `Remove “${title}”?` })
  await asked.getByRole('button', { name: 'Remove' }).click()
  const receipt = page.getByRole('dialog', { name: `“${title}” is gone` })
  await receipt.waitFor({ timeout: 30_000 })
  expect(await receipt.locator('dd').allInnerTexts()).toEqual(['gone', 'gone', 'gone', 'gone'])
  await receipt.getByRole('button', { name: 'Close' }).click()
}

/** As a printer to a file makes it: fifty pages with one thing said on page 42. */
async function handbook(): Promise<Buffer> {
  const { page } = await newAgent()
  const chapters = Array.from({ length: 50 }, (_, index) => {
    const said = index === 41 ? 'Bicycles travel on the night ferry for 275 rupees each way.' : ''
    const text = `<h2>Route ${index + 1}</h2><p>Its ferry leaves pier ${index + 3} in the morning. ${said}</p>`
    return `<section style="break-after: page">${text}</section>`
  })
  await page.setContent(`<h1>Ferry handbook</h1>${chapters.join('')}`)
  return page.pdf({ format: 'A4' })
}

test('a PDF of fifty pages is read under your eyes, and an answer leads to its sentence', async () => {
  const buffer = await handbook()
  const page = await hub()
  await page
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'Ferry handbook.pdf', mimeType: 'application/pdf', buffer }])
  await page.getByRole('list', { name: 'Being read' }).getByText('Ferry handbook').first().waitFor()
  await inUse(page, 'Ferry handbook')

  await page.getByRole('textbox', { name: 'Ask as a customer would' }).fill('Can I take a bicycle on the night ferry?')
  await page.keyboard.press('Enter')
  const slip = page.locator('.slip').filter({ hasText: 'Ferry handbook' }).first()
  await slip.getByRole('button', { name: 'Open' }).click()
  const cited = page.getByRole('dialog', { name: 'Ferry handbook' }).locator('[aria-current="true"]')
  await cited.getByText('p. 42').waitFor()
  const marked = cited.locator('mark')
  expect(await marked.allInnerTexts()).toEqual(['Bicycles travel on the night ferry for 275 rupees each way.'])
  expect(await marked.evaluate((mark) => mark.getBoundingClientRect().top < innerHeight)).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await remove(page, 'Ferry handbook')
})

test('a damaged file says so with the next step, and is put away', async () => {
  const page = await hub()
  const buffer = Buffer.from('%PDF-1.7\nnothing that a reader could follow')
  await page.locator('input[type="file"]').setInputFiles([{ name: 'Torn.pdf', mimeType: 'application/pdf', buffer }])
  const told = page.getByRole('listitem').filter({ hasText: 'Torn' })
  await told.getByText('The file is damaged.').waitFor({ timeout: 30_000 })
  await told.getByText('Open it in the program it was made with').waitFor()
  await told.getByRole('button', { name: 'Remove' }).click()
  await told.waitFor({ state: 'detached' })
})

test('a draft waits until it is published; a version that was replaced comes back', async () => {
  const page = await hub()
  await button(page, 'Add questions').click()
  const fresh = page.getByRole('dialog', { name: 'Add questions' })
  await fresh.getByRole('textbox', { name: 'Title' }).fill('Camels')
  await fresh.getByRole('textbox', { name: 'Question 1', exact: true }).fill('How much is a camel ride?')
  const answer = fresh.getByRole('textbox', { name: 'Answer 1' })
  await answer.fill('A camel ride is ₹640.')
  await fresh.getByRole('button', { name: 'Propose more' }).click()
  await fresh.getByRole('textbox', { name: 'Question 1, another way 2' }).waitFor()
  await fresh.getByRole('button', { name: 'Remove way 2 of question 1' }).click()
  await answer.selectText()
  await page.keyboard.press('Control+b')
  expect(await answer.inputValue()).toBe('**A camel ride is ₹640.**')
  await fresh.getByRole('button', { name: 'Preview' }).click()
  await fresh.getByRole('region', { name: 'Answer 1' }).locator('b').waitFor()
  expect(await axe(page)).toEqual([])
  await fresh.getByRole('button', { name: 'Save as draft' }).click()
  await rowOf(page, 'Camels').getByText('Draft').waitFor()

  const draft = await open(page, 'Camels')
  await draft.getByText('This is a draft.').waitFor()
  await draft.getByRole('combobox', { name: 'Who may be told' }).selectOption('Staff only')
  await draft.getByRole('button', { name: 'Publish' }).click()
  await inUse(page, 'Camels')
  await rowOf(page, 'Camels').getByText('Staff only').waitFor()

  const dearer = await open(page, 'Camels')
  await dearer.getByRole('textbox', { name: 'Answer 1' }).fill('A camel ride is ₹900.')
  await dearer.getByRole('button', { name: 'Publish' }).click()
  await dearer.waitFor({ state: 'detached' })
  await inUse(page, 'Camels')
  const history = await open(page, 'Camels')
  await history.getByRole('button', { name: 'Versions' }).click()
  await history.getByRole('button', { name: 'What changed' }).first().click()
  await history.locator('.changes').waitFor()
  expect(await history.locator('.changes del').allInnerTexts()).toEqual(['A: **A camel ride is ₹640.**'])
  expect(await history.locator('.changes ins').allInnerTexts()).toEqual(['A: A camel ride is ₹900.'])
  await history.getByRole('button', { name: 'Use this one again' }).first().click()
  await history.waitFor({ state: 'detached' })
  await inUse(page, 'Camels')
  const back = await open(page, 'Camels')
  expect(await back.getByRole('textbox', { name: 'Answer 1' }).inputValue()).toBe('**A camel ride is ₹640.**')
  await back.getByRole('button', { name: 'Cancel' }).click()
  await remove(page, 'Camels')
})

test('a question from elsewhere opens with its words, and what was typed is not lost by a click beside it', async () => {
  const { page } = await agentAt('supervisor@bluebird.test', '/knowledge#faq?question=Is%20there%20a%20lift%3F')
  const dialog = page.getByRole('dialog', { name: 'Add questions' })
  const question = dialog.getByRole('textbox', { name: 'Question 1', exact: true })
  expect(await question.inputValue()).toBe('Is there a lift?')
  await question.fill('Is there a lift at the Ooty house?')
  await page.keyboard.press('Escape')
  await dialog.getByText('Discard what you wrote?').waitFor()
  await dialog.getByRole('button', { name: 'Go on writing' }).click()
  expect(await question.inputValue()).toBe('Is there a lift at the Ooty house?')
})

test('filters show what they name, and on a phone nothing scrolls sideways', async () => {
  const page = await hub({ viewport: { width: 390, height: 844 } })
  const filters = page.getByRole('group', { name: 'Show' })
  await filters.getByRole('button', { name: /^Questions/ }).click()
  await rowOf(page, 'Payment').waitFor()
  await filters.getByRole('button', { name: /^Text/ }).click()
  await rowOf(page, 'Payment').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await axe(page)).toEqual([])
})
