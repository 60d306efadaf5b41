import { beforeAll, expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { button, item, openConversation, rowOf } from './support/screen.ts'
import { customerSays } from './support/server.ts'

const [HOME, ROAD] = ['447700900701', '447700900702'] as const

beforeAll(async () => {
  await customerSays(HOME, 'I write from home', { name: 'Iris Novak' })
  await customerSays(ROAD, 'I write on the road', { name: 'Iris on the road' })
})

test('two contacts that are one person are joined in the panel, and separated again', async () => {
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await rowOf(page, 'Iris on the road').waitFor()
  await openConversation(page, 'Iris Novak')
  await button(page, 'Join with another contact').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Name, username or number' }).fill('road')
  await dialog.getByRole('radio').first().check()
  await screenshot(page, 'join-dialog')
  await dialog.getByRole('button', { name: 'Join', exact: true }).click()
  await item(page, 'I write on the road').waitFor()
  await item(page, 'joined another contact to this one').waitFor()
  await expect.poll(() => rowOf(page, 'Iris on the road').count()).toBe(0)
  await page.getByText('Joined contacts').waitFor()
  await screenshot(page, 'joined')
  await button(page, 'Separate Iris on the road').click()
  await rowOf(page, 'Iris on the road').waitFor()
  await expect.poll(() => item(page, 'I write on the road').count()).toBe(0)
  await openConversation(page, 'Iris on the road')
  await item(page, 'I write on the road').waitFor()
  await screenshot(page, 'separated')
})
