import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { FROM_A_PAGE } from './support/kite.ts'
import { openPhone } from './support/phone.ts'
import { sideways } from './support/reach.ts'
import { button } from './support/screen.ts'
import { newWorkplace } from './support/workplace.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** It only listens: what other tests hear of the assistant stays as it is. */
const LISTENING = {
  on: true,
  fields: [{ id: 'email', label: 'E-mail', kind: 'email', worth: 45 }],
}

/** The list of sections is a line that scrolls by design. */
async function beyond(page: Page): Promise<string[]> {
  return (await sideways(page)).filter((line) => !line.includes('settings-list'))
}

async function planOfBluebird(plan: object) {
  const owner = await agentAt('owner@bluebird.test', '/leads')
  const answer = await owner.context.request.put('/api/assistant/settings/lead-plan', {
    data: plan,
    headers: FROM_A_PAGE,
  })
  expect(answer.status()).toBe(200)
  return owner
}

afterAll(async () => void (await planOfBluebird({})))

test('what somebody writes of themselves makes a card, which the keyboard moves and a person strikes out', async () => {
  const { page } = await planOfBluebird(LISTENING)
  const phone = await openPhone('Opal Ferry')
  await phone.write('Do you have trips to Coorg? My mail is opal@example.in')
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('heading', { name: 'New' }).or(page.getByText('No leads yet')).first().waitFor()
        return page.getByRole('button', { name: /Opal Ferry/ }).count()
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(1)
  const card = page.getByRole('button', { name: /Opal Ferry/ })
  await page.getByText('Fits: Qualified').first().waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'leads')

  await card.focus()
  await card.press('Alt+ArrowRight')
  await page.getByText('Opal Ferry moved to Qualified').waitFor()
  await page
    .getByRole('region', { name: 'Qualified' })
    .getByRole('button', { name: /Opal Ferry/ })
    .waitFor()

  await card.click()
  await page.getByText('My mail is opal@example.in').waitFor()
  await page.getByText('+45').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Open conversation' }).waitFor()
  await button(page, 'No lead').click()
  await page.getByText('Is Opal Ferry no lead?').waitFor()
  await button(page, 'No lead').click()
  await card.waitFor({ state: 'detached' })
})

test('a plan begins with that of a trade and is saved; where none is looked for, the page says where to begin', async () => {
  const { hire } = await newWorkplace('Lantern Homes')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, '/leads')
  await page.getByText('Leads are not looked for').waitFor()
  await page.getByRole('link', { name: 'To the lead plan' }).click()
  await button(page, 'Real estate').click()
  await button(page, 'Save').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.reload()
  expect(await page.getByLabel('Question').first().inputValue()).toBe('Which area are you looking in?')
  expect(await axe(page)).toEqual([])
  const { page: phone } = await agentAt(email, '/assistant/lead-plan', PHONE)
  await button(phone, 'Save').waitFor()
  expect(await beyond(phone)).toEqual([])
})

test('a request in steps is made, and what is missing is said before it is saved', async () => {
  const { hire } = await newWorkplace('Lantern Tables')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, '/assistant/flows')
  await button(page, 'Add a request').click()
  await button(page, 'Save').click()
  await page.getByText('Give every line a name').waitFor()
  const request = page.getByRole('region', { name: 'New request' })
  await request.getByLabel('Words that begin it').fill('book a table')
  await request.getByLabel('Name').nth(1).fill('Day')
  await request.getByLabel('Kind').selectOption('date')
  await request.getByLabel('Question').fill('For which day?')
  await button(page, 'Save').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  const { page: phone } = await agentAt(email, '/assistant/flows', PHONE)
  await button(phone, 'Save').waitFor()
  expect(await beyond(phone)).toEqual([])
})

test('a request of a trade comes in six languages; in another a model proposes it, and what was read is saved', async () => {
  const { hire } = await newWorkplace('Lantern Clinic')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, '/assistant/flows')
  await button(page, 'Clinic').click()
  const request = page.getByRole('region', { name: 'Appointment' })
  await request.getByText('Questions in other languages').click()
  const languages = request.getByRole('group').filter({ hasText: 'Translate for me' })
  await languages.getByLabel('Language').selectOption('es')
  expect(await languages.getByLabel('Question').first().inputValue()).toBe('¿De qué tratamiento se trata?')
  expect(await languages.getByLabel('New patient').inputValue()).toBe('Paciente nuevo')
  await languages.getByLabel('Language').selectOption('hi-Latn')
  expect(await languages.getByLabel('Question').first().inputValue()).toBe('')
  await button(page, 'Translate for me').click()
  await languages.getByRole('alert').waitFor()
  await languages.getByLabel('Question').first().fill('Kis ilaaj ke baare mein hai?')
  await button(page, 'Save').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('Questions in other languages').click()
  await page.getByLabel('Language').selectOption('hi-Latn')
  expect(await page.getByLabel('Question').nth(5).inputValue()).toBe('Kis ilaaj ke baare mein hai?')
  expect(await axe(page)).toEqual([])
})
