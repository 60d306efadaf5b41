import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { button } from './support/screen.ts'
import { newWorkplace } from './support/workplace.ts'

const PATH = '/assistant/intents'

async function atOwn(role: 'owner' | 'agent' = 'owner'): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Shop')
  const { email } = await hire(role, 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  await page.getByRole('heading', { name: 'What customers want' }).waitFor()
  return page
}

async function addPack(page: Page): Promise<void> {
  await button(page, 'Start from a trade').first().click()
  await page.getByLabel('Trade', { exact: true }).selectOption('retail')
  await page.getByLabel('Hindi', { exact: true }).check()
  await page.getByRole('combobox', { name: 'order status' }).waitFor()
  await button(page, 'Add them').click()
  await page.getByRole('button', { name: /order status/ }).waitFor()
  await learnt(page)
}

/** It is said while the job runs, and no longer. */
async function learnt(page: Page): Promise<void> {
  await page.getByText('The assistant is learning').waitFor({ state: 'detached' })
}

test('a pack of a trade is added, a sentence is tried, and an intent of one’s own is learnt', async () => {
  const page = await atOwn()
  await page.getByText('Nothing learnt yet').waitFor()
  await addPack(page)
  await page.getByLabel('Try a sentence').fill('my parcel has not arrived, where is it?')
  await button(page, 'Try').click()
  await page.getByText('Taken for “order status”').waitFor()

  await button(page, 'New intent').click()
  await page.getByLabel('Name', { exact: true }).fill('gift wrap')
  const said = ['can you gift wrap it', 'gift wrapping please', 'wrap it as a present', 'do you have gift boxes']
  await page.getByLabel('How customers say it').fill(said.join('\n'))
  await button(page, 'Save and train').click()
  await page.getByText('The assistant is learning').waitFor()
  await page.getByRole('button', { name: /gift wrap.*4 examples/ }).waitFor()
  await learnt(page)
  await page.getByLabel('Try a sentence').fill('please gift wrap this present')
  await button(page, 'Try').click()
  await page.getByText('Taken for “gift wrap”').waitFor()
})

test('the confusion view shows what is mistaken for what, and an intent is removed on a second word', async () => {
  const page = await atOwn()
  await addPack(page)
  await button(page, 'Check now').click()
  await page.getByText(/of the examples were recognised/).waitFor()
  expect(await page.getByRole('table').getByRole('row').count()).toBe(10)
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'intents')
  await page.getByRole('button', { name: /^cancel order/ }).click()
  await button(page, 'Remove intent').click()
  await page.getByText('Remove “cancel order”?').waitFor()
  await button(page, 'Remove intent').click()
  await page.getByRole('button', { name: /^cancel order/ }).waitFor({ state: 'detached' })
})

test('who may not change them reads the examples', async () => {
  const page = await atOwn('agent')
  await page.getByText('Nothing learnt yet').waitFor()
  expect(await button(page, 'Start from a trade').count()).toBe(0)
})

test('a pack beside one’s own intents proposes to merge what means the same, and doubles nothing', async () => {
  const page = await atOwn()
  await button(page, 'New intent').click()
  await page.getByLabel('Name', { exact: true }).fill('where is it')
  await page
    .getByLabel('How customers say it')
    .fill(['where is my order', 'track my parcel', 'my order has not arrived'].join('\n'))
  await button(page, 'Save and train').click()
  await page.getByRole('button', { name: /where is it.*3 examples/ }).waitFor()
  await learnt(page)
  await button(page, 'Start from a trade').first().click()
  await page.getByLabel('Trade', { exact: true }).selectOption('retail')
  const status = page.getByRole('combobox', { name: 'order status' })
  await status.waitFor()
  expect(await status.locator('option:checked').textContent()).toBe('Merge into “where is it”')
  await page.getByRole('combobox', { name: 'complaint' }).selectOption('Leave it out')
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'intents-pack')
  await button(page, 'Add them').click()
  await page.getByText('Merged into yours: 1').waitFor()
  expect(await page.getByRole('button', { name: /^(order status|complaint)/ }).count()).toBe(0)
  await learnt(page)
})
