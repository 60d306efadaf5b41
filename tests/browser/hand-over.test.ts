import { afterEach, expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { tell } from './support/door.ts'
import { numberOf } from './support/phone.ts'
import { button, menuItem, openConversation, rowOf } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

afterEach(() => control('reset', {}))

const DANGER = 'Dorothea Danger'
const DESK = 'Front desk'

test('danger stands in the row and above the conversation, with the team it waits for, and the inbox can be narrowed to that team', async () => {
  await tell(await agentAt('owner@bluebird.test'), 'teams', { name: DESK })
  const { page } = await agentAt('supervisor@bluebird.test', '/inbox/all')
  await customerSays(numberOf(DANGER), 'I have chest pain and cannot breathe', { name: DANGER })
  const row = rowOf(page, DANGER)
  await row.getByText('Danger', { exact: true }).waitFor()
  await openConversation(page, DANGER)
  const head = page.locator('.head-chips')
  await head.getByText('Danger', { exact: true }).waitFor()

  await page.getByRole('button', { name: /^Assign/ }).click()
  await menuItem(page, DESK).click()
  await row.getByText(`Waiting for ${DESK}`).waitFor()
  await head.getByText(`Waiting for ${DESK}`).waitFor()

  await button(page, 'By team').click()
  await menuItem(page, `Waiting for ${DESK}`).click()
  await expect.poll(() => page.locator('[data-list] [data-row]').count()).toBe(1)
  await row.waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'inbox-team')
})

test('no tab of the inbox is cut in half', async () => {
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all', { viewport: { width: 1440, height: 900 } })
  await rowOf(page, 'Kavi Lantern').waitFor()
  const line = await page.locator('.tabs-line').boundingBox()
  if (!line) throw new Error('no tabs')
  for (const tab of await page.locator('.tabs-line .tab').all()) {
    const at = await tab.boundingBox()
    if (!at || at.y >= line.y + line.height) continue
    expect(at.x + at.width).toBeLessThanOrEqual(line.x + line.width + 1)
  }
})
