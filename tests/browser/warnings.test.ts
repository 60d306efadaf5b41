import { expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { numberOf } from './support/phone.ts'
import { button, composer, item, openConversation, send, thread } from './support/screen.ts'
import { customerSays, customerSends } from './support/server.ts'

test('of links and files that a customer sent agents are warned, of their own they are not', async () => {
  const name = 'Lars Lure'
  const bad = 'Pay at https://раypal.com/pay or https://bit.ly/3xyz'
  await customerSays(numberOf(name), bad, { name })
  await customerSends(numberOf(name), { type: 'document', filename: 'photos.jpg' }, { name })
  await customerSays(numberOf(name), 'Or see https://example.com/tours', { name })
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, name)
  const message = item(page, 'Pay at')
  await message.getByText('xn--ypal-43d9g.com imitates another address').waitFor()
  await message.getByText('bit.ly hides where it leads').waitFor()
  await item(page, 'photos.jpg').getByText('Another kind of file than its name says').waitFor()
  expect(await thread(page).locator('.bubble-warning').count()).toBe(3)
  expect(await axe(page)).toEqual([])

  await button(page, 'Take over').click()
  await composer(page).waitFor()
  await send(page, 'Please do not open https://bit.ly/3xyz')
  await item(page, 'Please do not open').waitFor()
  expect(await thread(page).locator('.bubble-warning').count()).toBe(3)
})
