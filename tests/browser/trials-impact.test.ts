import { expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { FROM_A_PAGE } from './support/kite.ts'
import { trialGround } from './support/trial-ground.ts'
import { CANCEL, OPEN, PATH, writeSet } from './support/trials-page.ts'

test('what a draft or a removal would change is asked before it is done', async () => {
  const ground = await trialGround()
  const { email } = await ground.hire('owner', 'Nila Raj')
  const { page, context } = await agentAt(email, PATH)
  await writeSet(page, 'Basics', [
    [OPEN, 'An answer'],
    [CANCEL, 'An answer'],
  ])
  const data = { title: 'Opening hours', kind: 'text', text: 'Our office is open on Monday from 11:15 am only.' }
  const draft = await context.request.put('/api/knowledge/documents/doc_own_1/draft', { data, headers: FROM_A_PAGE })
  expect(draft.status()).toBe(200)
  await page.goto('/knowledge#doc_own_1')
  const dialog = page.getByRole('dialog', { name: 'Opening hours' })
  await dialog.getByRole('button', { name: 'What would this change?' }).click()
  await dialog.getByText('Gained 0, lost 0, changed 1').waitFor({ timeout: 40_000 })
  await dialog.getByText('11:15 am').first().waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'impact-draft')

  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  const removal = page.getByRole('dialog', { name: /^Remove/ })
  await removal.getByRole('button', { name: 'What would this change?' }).click()
  await removal.getByText('Gained 0, lost 1, changed 0').waitFor({ timeout: 40_000 })
  await removal.getByText('Answer lost').waitFor()
  expect(await axe(page)).toEqual([])
  await removal.getByRole('link', { name: 'See every question' }).click()
  await page.getByRole('heading', { name: 'Effect of an edit' }).waitFor()
})

test('what is being typed, or a file that is to be replaced, is asked too before it is published', async () => {
  const ground = await trialGround()
  const { email } = await ground.hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  await writeSet(page, 'Basics', [[OPEN, 'An answer']])
  await page.goto('/knowledge#doc_own_1')
  const dialog = page.getByRole('dialog', { name: 'Opening hours' })
  const text = dialog.getByRole('textbox', { name: 'Text' })
  await text.waitFor()
  expect(await dialog.getByRole('button', { name: 'What would this change?' }).count()).toBe(0)
  await text.fill('Our office is open on Monday from 11:15 am only.')
  await dialog.getByRole('button', { name: 'What would this change?' }).click()
  await dialog.getByText('Gained 0, lost 0, changed 1').waitFor({ timeout: 40_000 })
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.waitFor({ state: 'detached' })

  const prices = (words: string) => ({ name: 'Boats.txt', mimeType: 'text/plain', buffer: Buffer.from(words) })
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([prices('A houseboat is rented out for two days.')])
  const boats = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Boats', exact: true }) })
  await boats.getByText('In use').waitFor({ timeout: 40_000 })
  await boats.getByRole('button').click()
  const file = page.getByRole('dialog', { name: 'Boats' })
  await file.getByRole('button', { name: 'About it' }).click()
  const changed = prices(
    'A houseboat is rented out for two days. When are you open on Monday? We are open on Monday from noon.',
  )
  await file.locator('input[type="file"]').setInputFiles([changed])
  const replacing = file.getByRole('region', { name: 'Upload a newer file' })
  await replacing.getByText('No customer was answered from it').waitFor()
  await replacing.getByRole('button', { name: 'What would this change?' }).click()
  await replacing.getByRole('status').waitFor({ timeout: 40_000 })
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'impact-file')
  await replacing.getByRole('button', { name: 'Replace it', exact: true }).click()
  await file.waitFor({ state: 'detached' })
  await boats.getByText('In use').waitFor({ timeout: 40_000 })
})

test('for the team only: what customers are told now is lost, and that is said before', async () => {
  const ground = await trialGround()
  const { email } = await ground.hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  await writeSet(page, 'Basics', [[OPEN, 'An answer']])
  await page.goto('/knowledge#doc_own_1')
  const dialog = page.getByRole('dialog', { name: 'Opening hours' })
  await dialog.getByRole('combobox', { name: 'Who may be told' }).selectOption('agents')
  await dialog.getByRole('button', { name: 'What would this change?' }).click()
  await dialog.getByText('Gained 0, lost 1, changed 0').waitFor({ timeout: 40_000 })
})
