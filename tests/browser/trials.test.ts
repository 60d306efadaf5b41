import { expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { sideways } from './support/reach.ts'
import { button } from './support/screen.ts'
import { trialGround } from './support/trial-ground.ts'
import { ask, at, CANCEL, ended, OPEN, PATH, resultOf, runSet, writeSet } from './support/trials-page.ts'

test('going live is refused with its reasons, a set is run and judged, and the gate opens', async () => {
  const page = await at(await trialGround())
  await page.getByText('Run a set of questions, or a replay of past conversations.').waitFor()
  const goLive = page.locator('.go-live-numbers').getByRole('button', { name: 'Go live' })
  expect(await goLive.isDisabled()).toBe(true)
  await page.locator('.gate-details summary').click()
  await page.getByLabel('Right, at least (%)').fill('lots')
  await page.getByText('Give a whole number from 0 to 100.').waitFor()
  expect(await button(page, 'Save what is asked').isDisabled()).toBe(true)
  await page.locator('.gate-details summary').click()
  await ask(page, { 'Right, at least (%)': '100', 'Questions, at least': '3' })

  await writeSet(page, 'Most asked', [
    [OPEN, 'I judge it myself'],
    [CANCEL, 'I judge it myself'],
    ['Do you rent out submarines in Antarctica?', 'A hand-over to people'],
  ])
  await runSet(page, 'Most asked')
  await resultOf(page, 'submarines').getByText('Right').waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'trial-batch')
  await page.getByRole('link', { name: 'All trials' }).click()
  await page.getByText('Right: 33%, at least 100% is asked.').waitFor()
  expect(await goLive.isDisabled()).toBe(true)

  await page.getByRole('link', { name: 'See these questions' }).click()
  for (const question of [OPEN, CANCEL]) {
    await resultOf(page, question).getByRole('button', { name: 'It is right' }).click()
    // Judged, it is none of these questions any more.
    await resultOf(page, question).waitFor({ state: 'detached' })
  }
  await page.getByRole('link', { name: 'All trials' }).click()
  await page.getByText('Ready: the newest trial of each kind has passed.').waitFor()
  expect(await axe(page)).toEqual([])
  await goLive.click()
  await page.getByText(/The assistant answers on/).waitFor()
  await page.reload()
  await page.getByText(/The assistant answers on/).waitFor()
})

test('a replay asks what customers asked, shows what people said, and sends nothing', async () => {
  const ground = await trialGround()
  await ground.past([
    [OPEN, 'Hello! Our office is open Monday to Saturday from 9:30 am to 7:00 pm.'],
    ['Do you rent out submarines?', 'Sorry, only houseboats.'],
  ])
  const page = await at(ground)
  await button(page, 'Start the replay').click()
  await page.waitForURL(/\/assistant\/trials\/\w+/)
  await ended(page)
  await page.getByText('Nothing of this was sent.').waitFor()
  const right = resultOf(page, OPEN)
  await right.getByText('The assistant would say').waitFor()
  await right.getByText('9:30 am').first().waitFor()
  await resultOf(page, 'submarines').getByText('Left to people').waitFor()
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /^Left to people/ })
    .click()
  await right.waitFor({ state: 'detached' })
  expect(await axe(page)).toEqual([])
  await resultOf(page, 'submarines').getByRole('link', { name: 'Open the conversation' }).click()
  await page.getByText('Sorry, only houseboats.').first().waitFor()
  expect(await page.locator('[data-thread] [data-item]').filter({ hasText: 'open Monday' }).count()).toBe(0)
})

test('while a replay is under way one sees how far it is, and may cancel it', async () => {
  const page = await at(await trialGround())
  // The server is quick here: its answer is shown as it is while a long trial runs.
  await page.route(/\/api\/assistant\/trials\/\w+$/, async (route) => {
    const answer = await route.fetch()
    const { trial } = await answer.json()
    await route.fulfill({ response: answer, json: { trial: { ...trial, state: 'running', total: 40, done: 12 } } })
  })
  await button(page, 'Start the replay').click()
  await page.getByText('12 of 40').waitFor()
  await page.getByRole('progressbar', { name: 'Replay of past conversations' }).waitFor()
  await button(page, 'Cancel the trial').waitFor()
  expect(await axe(page)).toEqual([])
})

test('an administrator lets it speak all the same, on record, and takes that back', async () => {
  const page = await at(await trialGround())
  await button(page, 'Go live all the same').click()
  const dialog = page.getByRole('dialog', { name: 'Go live all the same' })
  const confirm = dialog.getByRole('button', { name: 'Go live all the same' })
  await dialog.getByLabel(/^Why/).fill('Too short')
  expect(await confirm.isDisabled()).toBe(true)
  await dialog.getByLabel(/^Why/).fill('We watch every answer in the first week.')
  expect(await axe(page)).toEqual([])
  await confirm.click()
  await page.getByText(/lets it speak without a trial that passed/).waitFor()
  await page.goto('/settings/audit')
  await page
    .getByText('Let the assistant go live without a trial that passed')
    .locator('visible=true')
    .first()
    .waitFor()
  await page.goto(PATH)
  await button(page, 'Ask for a trial again').click()
  await page.getByText('Not ready yet. What is missing:').waitFor()
})

test('where the gate is closed, the settings say so in the language of the page', async () => {
  const ground = await trialGround()
  const { email } = await ground.hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, '/settings/organization', { locale: 'es' })
  const toggle = page.getByRole('switch').first()
  await toggle.waitFor()
  for (const one of await page.getByRole('switch').all()) {
    if (
      (await one.isChecked()) ||
      !(await one.locator('xpath=ancestor::*[contains(@class,"toggle-assistant")]').count())
    )
      continue
    await one.click()
    await page.getByText('Todavía no puede responder').waitFor()
    return
  }
  throw new Error('There is no switch of the assistant.')
})

test('an agent looks and changes nothing', async () => {
  const page = await at(await trialGround(), 'agent')
  await page.getByText('There is no set yet.').waitFor()
  for (const name of ['New set', 'Start the replay', 'Go live all the same'])
    expect(await button(page, name).count()).toBe(0)
  await page.locator('.gate-details summary').click()
  expect(await page.getByLabel('Questions, at least').isDisabled()).toBe(true)
  expect(await button(page, 'Save what is asked').count()).toBe(0)
})

test.each([
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['in the dark, in Arabic', { locale: 'ar', colorScheme: 'dark' }],
] as const)('the page fits %s', async (_, options) => {
  const page = await at(await trialGround(), 'owner', options)
  await page.locator('.gate-details summary').click()
  expect((await sideways(page)).filter((line) => !line.includes('settings-list'))).toEqual([])
  expect(await axe(page)).toEqual([])
})

test('when it cannot be loaded one can try again', async () => {
  const page = await at(await trialGround())
  await page.route('**/api/assistant/gate', (route) => route.abort())
  await page.reload()
  await page.getByText('The trials could not be loaded').waitFor()
  await page.unroute('**/api/assistant/gate')
  await button(page, 'Retry').click()
  await page.getByText('Not ready yet. What is missing:').waitFor()
})

test('questions from a sheet are looked through before they are kept, and wrong rows are named', async () => {
  const page = await at(await trialGround())
  await button(page, 'New set').click()
  const dialog = page.getByRole('dialog', { name: 'New set' })
  await dialog.getByText(/hand_off \(A hand-over to people\)/).waitFor()
  const sheet = 'question,expects\nWho helps me?,A hand-over to people\nAnd on Sunday?,perhaps\n'
  await dialog
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'Asked often.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }])
  await dialog.getByText(/Row 3: “perhaps” is not one of/).waitFor()
  expect(await dialog.getByLabel('Name of the set').inputValue()).toBe('Asked often')
  expect(await dialog.getByRole('textbox', { name: 'Question 1' }).inputValue()).toBe('Who helps me?')
  expect(await dialog.getByLabel('Expected').first().locator('option:checked').textContent()).toBe(
    'A hand-over to people',
  )
  await screenshot(page, 'trials-csv')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save the set' }).click()
  await page.getByRole('button', { name: 'Asked often' }).waitFor()
})

test('what keeps the gate shut leads to the very questions', async () => {
  const page = await at(await trialGround())
  await button(page, 'New set').click()
  const dialog = page.getByRole('dialog', { name: 'New set' })
  await dialog.getByLabel('Name of the set').fill('Basics')
  await dialog.getByRole('textbox', { name: 'Question 1' }).fill(OPEN)
  await dialog.getByRole('button', { name: 'Save the set' }).click()
  await page.locator('.trials-list').getByRole('button', { name: 'Run' }).click()
  await page.waitForURL(/\/assistant\/trials\/\w+/)
  await ended(page)
  await page.getByRole('link', { name: 'All trials' }).click()
  const lacking = page.locator('.go-live-reasons li').filter({ hasText: 'Right:' })
  await lacking.getByRole('link', { name: 'See these questions' }).click()
  await page.getByRole('button', { name: /Not known to be right/, pressed: true }).waitFor()
  await resultOf(page, OPEN).waitFor()
  expect(await axe(page)).toEqual([])
})
