import type { BrowserContextOptions, Page } from 'playwright-core'
import { agentAt } from './agent.ts'
import { button } from './screen.ts'
import type { TrialGround } from './trial-ground.ts'

export const PATH = '/assistant/trials'
export const OPEN = 'When are you open on Monday?'
export const CANCEL = 'Until when can I cancel free of charge?'

export async function at(ground: TrialGround, role: 'owner' | 'agent' = 'owner', options: BrowserContextOptions = {}) {
  const { email } = await ground.hire(role, role === 'owner' ? 'Nila Raj' : 'Ravi Das')
  const { page } = await agentAt(email, PATH, options)
  await page.getByRole('heading', { name: 'Go live' }).or(page.locator('#go-live-title')).first().waitFor()
  return page
}

/** A set written through the form: each question with what is expected. */
export async function writeSet(page: Page, name: string, questions: [text: string, expected: string][]): Promise<void> {
  await button(page, 'New set').click()
  const dialog = page.getByRole('dialog', { name: 'New set' })
  await dialog.getByLabel('Name of the set').fill(name)
  for (const [index, [text, expected]] of questions.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: 'Add a question' }).click()
    await dialog.getByRole('textbox', { name: `Question ${index + 1}`, exact: true }).fill(text)
    await dialog.getByRole('combobox', { name: 'Expected' }).nth(index).selectOption(expected)
  }
  await dialog.getByRole('button', { name: 'Save the set' }).click()
  await dialog.waitFor({ state: 'detached' })
}

export async function runSet(page: Page, name: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: 'Run' }).click()
  await page.waitForURL(/\/assistant\/trials\/\w+/)
  await ended(page)
}

export async function ended(page: Page): Promise<void> {
  await page.locator('.settings-head').getByText('Done', { exact: true }).waitFor({ timeout: 40_000 })
}

export function resultOf(page: Page, question: string) {
  return page.locator('.trial-result').filter({ hasText: question })
}

export async function ask(page: Page, few: Record<string, string>): Promise<void> {
  const form = page.locator('.gate-details')
  await form.locator('summary').click()
  for (const [label, value] of Object.entries(few)) await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: 'Save what is asked' }).click()
  await page.getByText('Saved. It counts from now on').waitFor()
}
