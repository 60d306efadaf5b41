import { afterEach, expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { agentWith } from './support/files.ts'
import { pastConversation } from './support/past.ts'
import { openPhone, refuses } from './support/phone.ts'
import { item, openConversation, thread } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

test('one of six is two clicks away, stands beside theirs on both sides, and a click takes it back', async () => {
  const name = 'Cleo React'
  const [page, phone] = [await agentWith(name), await openPhone(name)]
  await item(page, 'Hello').hover()
  await item(page, 'Hello').getByRole('button', { name: 'React', exact: true }).click()
  await page.locator(':popover-open').getByRole('button', { name: 'React with 🙏' }).click()
  await item(page, 'Hello').getByRole('button', { name: 'You reacted with 🙏' }).waitFor()
  await phone.bubble('Hello').getByText('🙏').waitFor()
  await item(page, 'Hello').getByRole('button', { name: 'You reacted with 🙏' }).click()
  await phone.bubble('Hello').getByText('🙏').waitFor({ state: 'detached' })
  expect(
    await item(page, 'Hello')
      .getByRole('button', { name: /reacted/ })
      .count(),
  ).toBe(0)
})

test('by keyboard any emoji is found by its name, or typed', async () => {
  const page = await agentWith('Dora React')
  await thread(page).focus()
  await page.keyboard.press('ArrowUp')
  await item(page, 'Hello').getByRole('button', { name: 'React', exact: true }).press('Enter')
  const layer = page.locator(':popover-open')
  await layer.locator('[data-emoji]:focus').waitFor()
  await layer.getByRole('button', { name: 'More emoji' }).press('Enter')
  await layer.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('birth')
  await layer.getByRole('button', { name: 'React with 🎂' }).waitFor()
  await page.keyboard.press('Enter')
  await item(page, 'Hello').getByRole('button', { name: 'You reacted with 🎂' }).waitFor()
  await item(page, 'Hello').getByRole('button', { name: 'React', exact: true }).press('Enter')
  await layer.getByRole('button', { name: 'More emoji' }).press('Enter')
  await layer.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('🦜')
  await page.keyboard.press('Enter')
  await item(page, 'Hello').getByRole('button', { name: 'You reacted with 🦜' }).waitFor()
})

test('one that WhatsApp refuses says so on the bubble', async () => {
  const page = await agentWith('Egon React')
  await refuses('Egon React', { code: 131_009, times: 1 })
  await item(page, 'Hello').hover()
  await item(page, 'Hello').getByRole('button', { name: 'React', exact: true }).click()
  await page.locator(':popover-open').getByRole('button', { name: 'React with 👍' }).click()
  await item(page, 'Hello').getByRole('button', { name: '👍 did not arrive' }).waitFor()
})

test('with the window closed nobody can react', async () => {
  await pastConversation('Fritz React', ['Good morning'])
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, 'Fritz React')
  await item(page, 'Good morning').hover()
  await item(page, 'Good morning').getByRole('button', { name: 'Message actions' }).waitFor()
  expect(await item(page, 'Good morning').getByRole('button', { name: 'React', exact: true }).count()).toBe(0)
})
