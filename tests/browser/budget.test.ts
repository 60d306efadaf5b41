import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readVariables } from '../../scripts/host/variables.ts'
import { operatorClient } from '../../scripts/seeds/operator-client.ts'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { button } from './support/screen.ts'
import { program } from './support/server.ts'
import { newWorkplace } from './support/workplace.ts'

const PATH = '/assistant/budget'

async function atOwn(role: 'owner' | 'agent' | 'analyst' = 'owner'): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Shop')
  const { email } = await hire(role, 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  return page
}

test('what the models cost is shown, and the most a day is set', async () => {
  const page = await atOwn()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.getByText('No model was asked in the last 30 days.').waitFor()
  const field = page.getByLabel('Neurons a day')
  await field.fill('lots')
  await page.getByText('Give a whole number from 0 to 100,000,000.').waitFor()
  expect(await button(page, 'Save the budget').isDisabled()).toBe(true)
  await field.fill('50,000')
  await page.getByText('About $0.55 a day.').waitFor()
  await button(page, 'Save the budget').click()
  await page.getByText('The budget is saved').waitFor()
  await page.getByText('0 of 50,000 neurons').waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'budget')
})

test('a budget of nothing is spent at once, and the page says what that means', async () => {
  const page = await atOwn()
  await page.getByLabel('Neurons a day').fill('0')
  await button(page, 'Save the budget').click()
  await page.getByText('The budget of today is spent.').waitFor()
})

test('an analyst reads the cost and changes nothing; an agent does not see it', async () => {
  const analyst = await atOwn('analyst')
  await analyst.getByRole('heading', { name: 'Today' }).waitFor()
  expect(await button(analyst, 'Save the budget').count()).toBe(0)
  const agent = await atOwn('agent')
  await agent.getByText('Cost').first().waitFor()
  expect(await agent.getByRole('heading', { name: 'Today' }).count()).toBe(0)
})

test('when it cannot be loaded one can try again', async () => {
  const page = await atOwn()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
  await page.route('**/api/assistant/spend', (route) => route.abort())
  await page.reload()
  await page.getByText('The cost could not be loaded').waitFor()
  await page.unroute('**/api/assistant/spend')
  await button(page, 'Retry').click()
  await page.getByRole('heading', { name: 'Today' }).waitFor()
})

test('a spent day stands above the inbox and among the notices, until the budget is raised', async () => {
  const { hire, id } = await newWorkplace('Kingfisher Shop')
  const { email } = await hire('owner', 'Nila Raj')
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  await call('PUT', `tenants/${id}/documents/doc_1`, {
    title: 'Opening hours',
    kind: 'text',
    text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
  })
  const { page, context } = await agentAt(email, PATH)
  await page.getByLabel('Neurons a day').fill('3')
  await button(page, 'Save the budget').click()
  await page.getByText('The budget is saved').waitFor()
  const headers = { origin: program.url, 'sec-fetch-site': 'same-origin' }
  const data = { text: 'When are you open on Monday?' }
  expect((await context.request.post('/api/knowledge/try', { data, headers })).ok()).toBe(true)
  await page.goto('/inbox/all')
  const told = page.getByRole('alert').filter({ hasText: 'budget of today is spent' })
  await told.waitFor()
  await screenshot(page, 'budget-alarm')
  await page.goto('/settings/alarms')
  await page.getByRole('heading', { name: "The assistant's budget of today is spent" }).waitFor()
  await page.getByRole('link', { name: 'Open the cost' }).click()
  await page.getByText('The budget of today is spent.').waitFor()
  await page.getByLabel('Neurons a day').fill('50,000')
  await button(page, 'Save the budget').click()
  await page.getByText('The budget is saved').waitFor()
  await page.goto('/inbox/all')
  await page.getByRole('heading', { name: 'Inbox' }).first().waitFor()
  await told.waitFor({ state: 'detached' })
})
