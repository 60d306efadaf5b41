import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { numberOf, receivedBy } from './support/phone.ts'
import { button, item, openConversation, rowOf } from './support/screen.ts'
import { customerSays } from './support/server.ts'

const CLINIC = '100000000000002'

async function knowledgeAs(email: string): Promise<Page> {
  const { page } = await agentAt(email, '/knowledge')
  await page.getByRole('heading', { name: 'Knowledge' }).waitFor()
  return page
}

/** The line of a document that is in use. */
function documentRow(page: Page, title: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title }) })
}

async function addFaq(page: Page, title: string, pairs: [question: string, answer: string][]): Promise<void> {
  await button(page, 'Add questions').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  for (const [at, [question, answer]] of pairs.entries()) {
    if (at > 0) await dialog.getByRole('button', { name: 'Add another question' }).click()
    await dialog.getByRole('textbox', { name: `Question ${at + 1}`, exact: true }).fill(question)
    await dialog.getByRole('textbox', { name: `Answer ${at + 1}` }).fill(answer)
  }
  await dialog.getByRole('button', { name: 'Publish' }).click()
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Ask as a customer would' }).fill(question)
  await page.keyboard.press('Enter')
}

function answers(page: Page) {
  return page.getByRole('log', { name: 'Try it' })
}

async function removeDocument(page: Page, title: string): Promise<void> {
  await documentRow(page, title).getByRole('button').click()
  await page.getByRole('dialog', { name: title }).getByRole('button', { name: 'Remove', exact: true }).click()
  const asked = page.getByRole('dialog', { name: `Remove “${title}”?` })
  await asked.getByText('This cannot be undone').waitFor()
  await asked.getByRole('button', { name: 'Remove' }).click()
  await page
    .getByRole('dialog', { name: `“${title}” is gone` })
    .getByRole('button', { name: 'Close' })
    .click()
  await documentRow(page, title).waitFor({ state: 'detached' })
}

test('questions that are added are read, in use, and answered from; removed they are forgotten', async () => {
  const page = await knowledgeAs('supervisor@bluebird.test')
  await addFaq(page, 'Houseboat', [
    ['What are the cabins like?', 'Every cabin has a hammock.'],
    ['May parrots ride the houseboat?', 'Parrots ride the houseboat for ₹150 in a covered cage.'],
  ])
  await documentRow(page, 'Houseboat').getByText('In use').waitFor()
  await page.getByRole('list', { name: 'Being read' }).waitFor({ state: 'detached' })

  await ask(page, 'May parrots ride the houseboat?')
  await answers(page).getByText('1 source').waitFor()
  await answers(page).locator('blockquote').filter({ hasText: 'Parrots ride the houseboat for ₹150' }).waitFor()
  await answers(page).getByText('Houseboat', { exact: true }).waitFor()

  await removeDocument(page, 'Houseboat')
  await button(page, 'Clear').click()
  await ask(page, 'May parrots ride the houseboat?')
  await answers(page).getByText('Would hand over to a person').waitFor()
})

test('a long file shows how far its reading is', async () => {
  const page = await knowledgeAs('supervisor@bluebird.test')
  const lines = Array.from(
    { length: 4_000 },
    (_, n) => `Locker ${n} of the harbour is let to crew ${n * 7} until dusk.`,
  )
  const file = { name: 'Harbour.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n\n')) }
  await page.locator('input[type="file"]').setInputFiles([file])
  await page.getByRole('list', { name: 'Being read' }).getByRole('progressbar', { name: 'Harbour' }).waitFor()
  await documentRow(page, 'Harbour').getByText('In use').waitFor({ timeout: 40_000 })
  await removeDocument(page, 'Harbour')
})

test('a file that cannot be read says so, and what to do; another one beside it is read', async () => {
  const page = await knowledgeAs('supervisor@bluebird.test')
  await page.locator('input[type="file"]').setInputFiles([
    { name: 'menu.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: 'Pier.txt', mimeType: 'text/plain', buffer: Buffer.from('The pier opens at sunrise. Boats leave hourly.') },
  ])
  const refused = page.getByRole('alert').filter({ hasText: 'menu.exe cannot be read here.' })
  await refused.getByText('paste its words with “Add text”').waitFor()
  await documentRow(page, 'Pier').getByText('In use').waitFor()
  await page.getByRole('list', { name: 'Being read' }).getByRole('button', { name: 'Close' }).click()
  await refused.waitFor({ state: 'detached' })
  await removeDocument(page, 'Pier')
})

test('a document that failed says why, and is read again on request', async () => {
  const { page } = await agentAt('supervisor@bluebird.test')
  let failed = true
  await page.route('**/api/knowledge/documents', async (route) => {
    const answer = await route.fetch()
    const { documents } = await answer.json()
    const failure = { state: 'failed', error: 'too_many_attempts', errorDetail: tooManyAttempts }
    if (failed) Object.assign(documents[0], { title: 'Old timetable', ...failure })
    await route.fulfill({ response: answer, json: { documents } })
  })
  await page.route('**/documents/*/retry', async (route) => {
    failed = false
    await route.fulfill({ json: { document: {} } })
  })
  await page.goto('/knowledge')
  const told = page.getByRole('listitem').filter({ hasText: 'Old timetable' })
  await told.getByText('Reading it failed several times').waitFor()
  await told.getByText('If it fails again, tell whoever runs WhatsNexus').waitFor()
  await told.getByRole('button', { name: 'Read again' }).click()
  await told.waitFor({ state: 'detached' })
})

/** An administrator lets it speak without a trial, on record; the way through one has its own tests. */
async function letSpeak(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const body = JSON.stringify({ reason: 'The clinic tries it by hand.' })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/assistant/gate/override', { method: 'PUT', headers, body })).status
  })
  expect(status).toBe(200)
}

/** As workers/knowledge/reading-error.ts explains it: nothing on one machine makes the reading fail so often. */
const tooManyAttempts = {
  title: 'Reading it failed several times',
  nextStep: 'Try again. If it fails again, tell whoever runs WhatsNexus the id of the document.',
  retry: true,
}

test('while the assistant is off on a number, its customers wait for people; switched on it answers them', async () => {
  const clinic = { number: CLINIC }
  const [page, { page: inbox }] = await Promise.all([
    knowledgeAs('admin@sunrise.test'),
    agentAt('agent@sunrise.test', '/inbox/all'),
  ])
  await customerSays(numberOf('Nan Tooth'), 'When is the clinic open?', { name: 'Nan Tooth', ...clinic })
  await openConversation(inbox, 'Nan Tooth')
  await inbox.getByText('Nobody is answering yet').waitFor()

  const lever = page.getByRole('switch')
  expect(await lever.isChecked()).toBe(false)
  await lever.click()
  await page.getByText('under Assistant, Try and go live', { exact: false }).waitFor()
  await letSpeak(page)
  await lever.click()
  await page.getByText('The assistant answers on', { exact: false }).waitFor()
  await customerSays(numberOf('Olly Tooth'), 'When is the clinic open?', { name: 'Olly Tooth', ...clinic })
  await openConversation(inbox, 'Olly Tooth')
  await item(inbox, 'Monday to Friday from 9:00 am to 6:00 pm').waitFor()
  expect(await receivedBy('Nan Tooth')).toEqual([])

  await lever.click()
  await page.getByText('The assistant is silent on', { exact: false }).waitFor()
})

test('an agent sees what the assistant knows and may try it, but changes nothing', async () => {
  const page = await knowledgeAs('agent@bluebird.test')
  await documentRow(page, 'Payment').getByRole('button').click()
  const dialog = page.getByRole('dialog', { name: 'Payment' })
  await dialog
    .getByRole('region', { name: 'Answer 2' })
    .getByText('A deposit of 20 percent confirms the booking', { exact: false })
    .waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Title' }).isEditable()).toBe(false)
  expect(await dialog.getByRole('textbox', { name: 'Answer 2' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  for (const name of [
    'Add questions',
    'Add text',
    'Add web page',
    'Upload files',
    'Publish',
    'Save as draft',
    'Remove',
  ])
    expect(await button(page, name).count()).toBe(0)
  expect(await page.getByRole('switch').isDisabled()).toBe(true)
  await ask(page, 'How much is the deposit?')
  await answers(page).getByText('A deposit of 20 percent confirms the booking').first().waitFor()
})

test('an analyst reads no conversation, begins at what the assistant knows, and is told why the inbox is closed', async () => {
  const { page } = await agentAt('analyst@bluebird.test')
  await page.getByRole('heading', { name: 'Knowledge' }).waitFor()
  await documentRow(page, 'Payment').waitFor()
  expect(await page.getByRole('link', { name: 'Inbox' }).count()).toBe(0)
  await page.goto('/inbox/all')
  await page.getByText('Your role does not include this').waitFor()
  expect(await rowOf(page, 'Kavi Lantern').count()).toBe(0)
})
