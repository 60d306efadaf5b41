import { afterEach, expect, test } from 'vitest'
import { agentWith, sends, VIEW } from './support/files.ts'
import { refuses } from './support/phone.ts'
import { button, composer, item, send } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

const SECURITY_CODE_CHANGED = 137_000
const FILE_NOT_TAKEN = 131_053

test('what the customer must be asked stands ready in their own language, and is sent only when somebody sends it', async () => {
  const name = 'Tara Asked'
  const page = await agentWith(name)
  await sends(name, { type: 'text', text: 'நாளை வரலாமா?' })
  await item(page, 'நாளை வரலாமா?').waitFor()
  await refuses(name, { code: SECURITY_CODE_CHANGED, times: 1 })
  await send(page, 'Yes, do')
  await item(page, 'Yes, do').getByRole('button', { name: 'Ask the customer' }).click()
  await expect.poll(() => composer(page).inputValue()).toContain('பாதுகாப்புக் குறியீடு மாறியுள்ளதாக')
  expect(await composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
  // Asked twice, it is asked once.
  const asked = await composer(page).inputValue()
  await item(page, 'Yes, do').getByRole('button', { name: 'Ask the customer' }).click()
  expect(await composer(page).inputValue()).toBe(asked)
})

test('where a file was refused another is chosen at once, and its caption stays', async () => {
  const page = await agentWith('Theo File')
  await refuses('Theo File', { code: FILE_NOT_TAKEN, times: 1 })
  const photo = { name: VIEW.name, mimeType: VIEW.type, buffer: VIEW.bytes }
  await page.locator('[data-attach]').setInputFiles(photo)
  await page.getByLabel('Caption for view.png').fill('The valley')
  await button(page, 'Send').click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    item(page, 'The valley').getByRole('button', { name: 'Attach another file' }).click(),
  ])
  await chooser.setFiles({ ...photo, name: 'valley.png' })
  expect(await page.getByLabel('Caption for valley.png').inputValue()).toBe('The valley')
  await button(page, 'Send').click()
  await expect.poll(() => item(page, 'The valley').count()).toBe(2)
  await item(page, 'The valley').last().getByText('Delivered').waitFor()
})
