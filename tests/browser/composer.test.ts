import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { pastConversation } from './support/past.ts'
import { numberOf, openPhone, receivedBy, refuses } from './support/phone.ts'
import { button, composer, item, menuItem, openConversation, send, thread } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

afterEach(() => control('reset', {}))

const CANNOT_BE_REACHED = 131_026
const WINDOW_CLOSED = 131_047

function says(name: string, text: string): Promise<void> {
  return customerSays(numberOf(name), text, { name })
}

/** An agent at the conversation of somebody who has just written, and whom only people answer. */
async function agentWith(name: string): Promise<Page> {
  await pastConversation(name, ['Good morning'])
  await says(name, 'Hello')
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, name)
  await composer(page).waitFor()
  return page
}

test('with the window closed a template goes out: its blanks are asked for, and the customer sees it filled', async () => {
  await pastConversation('Abe Winter', ['Good morning'])
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, 'Abe Winter')
  await page.getByText('You can write again with a template').waitFor()
  expect(await composer(page).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^paused_offer/ }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: /^booking_reminder .* English$/ }).click()
  const name = page.getByRole('textbox', { name: 'Blank 1' })
  expect(await name.inputValue()).toBe('Abe Winter')
  await page.getByText(/^Fill in .*Blank 2/).waitFor()
  expect(await button(page, 'Send').isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Blank 2' }).fill('12 December')
  await page.keyboard.press('Control+Enter')
  const words = 'Hello Abe Winter, your booking on 12 December is coming up. Can you make it?'
  await item(page, words).getByText('booking_reminder').waitFor()
  await item(page, words).getByText('Yes, see you').waitFor()
  await expect.poll(() => receivedBy('Abe Winter')).toEqual([words])
})

test('with the window closed a note can still be written', async () => {
  await pastConversation('Bea Winter', ['Good morning'])
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, 'Bea Winter')
  await button(page, 'Note').click()
  await composer(page).fill('Call her tomorrow')
  await button(page, 'Add note').click()
  await item(page, 'Call her tomorrow').waitFor()
})

test('a send that fails says why in words; each retry is another attempt, and all of them are told', async () => {
  const page = await agentWith('Col Storm')
  await refuses('Col Storm', { code: CANNOT_BE_REACHED, times: 2 })
  await send(page, 'Your seats are 14A and 14B')
  const message = item(page, 'Your seats are 14A and 14B')
  await message.getByText('Not sent: WhatsApp could not deliver to this number').waitFor()
  await message.getByRole('button', { name: 'Retry' }).click()
  await message.getByRole('button', { name: '2 attempts' }).waitFor()
  await message.getByRole('button', { name: 'Retry' }).click()
  await message.getByRole('button', { name: 'Delivered' }).click()
  const card = page.locator(':popover-open')
  await card.getByText('3 attempts').waitFor()
  await card.getByText('Attempt 2: refused').waitFor()
  await card.getByText('Attempt 3: taken by WhatsApp').waitFor()
  expect(await receivedBy('Col Storm')).toEqual(['Your seats are 14A and 14B'])
})

test('what failed because the window is closed is kept for later, and a template is offered', async () => {
  const page = await agentWith('Dot Storm')
  await refuses('Dot Storm', { code: WINDOW_CLOSED, times: 1 })
  await send(page, 'See you on Sunday')
  const message = item(page, 'See you on Sunday')
  await message.getByText('Not sent: They last wrote more than 24 hours ago.').waitFor()
  await message.getByRole('button', { name: 'Edit and resend' }).click()
  await page.getByText('what you were writing is kept').waitFor()
  await message.getByRole('button', { name: 'Send as template' }).click()
  await page.getByRole('button', { name: /^hello_world/ }).waitFor()
})

test('when WhatsApp’s answer is lost we say that we are checking, and send nothing twice', async () => {
  const page = await agentWith('Eli Storm')
  await control('', { lose: { when: 'after', times: 1 }, statusDelayMs: 1_000 })
  await send(page, 'The bus leaves at six')
  await item(page, 'The bus leaves at six').getByRole('button', { name: 'Checking' }).waitFor()
  await item(page, 'The bus leaves at six').getByRole('button', { name: 'Delivered' }).waitFor()
  expect(await receivedBy('Eli Storm')).toEqual(['The bus leaves at six'])
})

test('who does not want to wait for a lost answer sends again, and is told that it may have arrived twice', async () => {
  const page = await agentWith('Fay Storm')
  await control('', { lose: { when: 'after', times: 1 }, noStatuses: true })
  await send(page, 'The bus leaves at seven')
  const message = item(page, 'The bus leaves at seven')
  await message.getByRole('button', { name: 'Checking' }).waitFor()
  await control('reset', {})
  await message.getByRole('button', { name: 'Send now' }).click()
  await message.getByRole('button', { name: 'Delivered' }).click()
  await page.locator(':popover-open').getByText('It may have arrived twice.').waitFor()
})

test('a text of 4,096 characters is sent, and one more is counted and held back', async () => {
  const page = await agentWith('Gil Verbose')
  await composer(page).fill('x'.repeat(3_799))
  expect(await page.getByText(/characters left/).count()).toBe(0)
  await composer(page).press('x')
  await page.getByText('296 characters left').waitFor()
  await composer(page).fill('x'.repeat(4_097))
  await page.getByText('1 character too many').waitFor()
  expect(await button(page, 'Send').isDisabled()).toBe(true)
  await composer(page).press('Enter')
  expect(await composer(page).inputValue()).toHaveLength(4_097)
  await composer(page).press('Backspace')
  await composer(page).press('Enter')
  await expect.poll(async () => (await receivedBy('Gil Verbose')).map((text) => text.length)).toEqual([4_096])
})

test('Enter sends, Shift and Enter begin a new line, and an Enter that ends a composition does neither', async () => {
  const page = await agentWith('Ira Keys')
  await composer(page).pressSequentially('Namaste')
  await composer(page).press('Shift+Enter')
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'नमस्ते', selectionStart: 6, selectionEnd: 6 })
  // As an input method sends it: a key that is its own.
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
  expect(await thread(page).getByText('Namaste').count()).toBe(0)
  await keyboard.send('Input.insertText', { text: 'नमस्ते' })
  expect(await composer(page).inputValue()).toBe('Namaste\nनमस्ते')
  await composer(page).press('Enter')
  await expect.poll(() => receivedBy('Ira Keys')).toEqual(['Namaste\nनमस्ते'])
  expect(await composer(page).inputValue()).toBe('')
})

test('who prefers it sends with Ctrl and Enter, also after a reload', async () => {
  const page = await agentWith('Jan Keys')
  await button(page, 'More ways to send').click()
  await menuItem(page, 'Ctrl + Enter').click()
  await page.reload()
  await composer(page).pressSequentially('One')
  await composer(page).press('Enter')
  await composer(page).pressSequentially('Two')
  expect(await composer(page).inputValue()).toBe('One\nTwo')
  await composer(page).press('Control+Enter')
  await expect.poll(() => receivedBy('Jan Keys')).toEqual(['One\nTwo'])
})

test('a reply quotes the message it answers, here and on the phone', async () => {
  const [page, phone] = [await agentWith('Kim Quote'), await openPhone('Kim Quote')]
  await says('Kim Quote', 'Is breakfast included?')
  await item(page, 'Is breakfast included?').hover()
  await item(page, 'Is breakfast included?').getByRole('button', { name: 'Reply to this' }).click()
  await send(page, 'Yes, every day')
  await item(page, 'Yes, every day')
    .getByRole('button', { name: 'Answer to Customer: Is breakfast included?' })
    .waitFor()
  await phone.bubble('Yes, every day').getByText('Is breakfast included?').waitFor()
})

test('who began to write before a colleague answered is told so at Send, and what was said may be taken into account', async () => {
  const page = await agentWith('Mia Twice')
  const { page: colleague } = await agentAt('supervisor@bluebird.test', '/inbox/all')
  await openConversation(colleague, 'Mia Twice')
  await composer(page).pressSequentially('It leaves at seven')
  await send(colleague, 'It leaves at eight')
  await item(page, 'It leaves at eight').waitFor()
  await button(page, 'Send').click()
  const told = page.getByRole('alert').filter({ hasText: 'Leela Krishnan answered while you were writing' })
  await told.getByText('It leaves at eight').waitFor()
  await told.getByRole('button', { name: 'Edit mine' }).click()
  expect(await composer(page).inputValue()).toBe('It leaves at seven')
  await send(page, 'At eight, as Leela says')
  await expect.poll(() => receivedBy('Mia Twice')).toEqual(['It leaves at eight', 'At eight, as Leela says'])
})

test('who has refused offers gets none: the template says why it cannot be chosen', async () => {
  const page = await agentWith('Lou Stop')
  await says('Lou Stop', 'STOP')
  await page.getByText('No offers', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Template' }).click()
  const offer = page.getByRole('button', { name: /^winter_offer/ })
  await offer.getByText('They do not want offers').waitFor()
  expect(await offer.isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: /^hello_world/ }).isEnabled()).toBe(true)
})

test('a template that WhatsApp refuses because of an opt-out says so', async () => {
  const page = await agentWith('Mia Stop')
  await refuses('Mia Stop', { code: 131_050, times: 1, by: 'status' })
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('button', { name: /^winter_offer/ }).click()
  await button(page, 'Send').click()
  await item(page, 'our winter tours are open').getByText('Not sent: They have stopped offers from you.').waitFor()
})
