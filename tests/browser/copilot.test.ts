import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { sends } from './support/files.ts'
import { pastConversation } from './support/past.ts'
import { numberOf, receivedBy } from './support/phone.ts'
import { button, composer, item, menuItem, openConversation } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

afterEach(() => control('reset', {}))

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A conversation of people, its window open, on an agent's screen. */
async function agentWith(name: string, lines: string[], options: Parameters<typeof agentAt>[2] = {}): Promise<Page> {
  await pastConversation(name, ['Good morning'])
  for (const line of lines) await customerSays(numberOf(name), line, { name })
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all', options)
  await openConversation(page, name)
  await composer(page).waitFor()
  return page
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

test('a suggested reply fills the box with its sources under it; nothing leaves without Send, and one step leads back', async () => {
  const page = await agentWith('Amy Copilot', ['What are your opening hours on Saturday?'])
  await composer(page).fill('Dear Amy')
  await button(page, 'Suggest a reply').click()
  const sources = page.getByRole('region', { name: 'What the draft rests on' })
  await sources.getByRole('link').first().waitFor()
  await expect.poll(() => composer(page).inputValue()).not.toBe('Dear Amy')
  const draft = await composer(page).inputValue()
  expect(draft).toMatch(/\d/)
  expect(await receivedBy('Amy Copilot')).toEqual([])
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'copilot-suggestion')

  await button(page, 'Undo').click()
  expect(await composer(page).inputValue()).toBe('Dear Amy')
  await sources.waitFor({ state: 'detached' })
  await button(page, 'Suggest a reply').click()
  await expect.poll(() => composer(page).inputValue()).toBe(draft)
  await button(page, 'Send').click()
  await expect.poll(() => receivedBy('Amy Copilot')).toEqual([draft])
  await sources.waitFor({ state: 'detached' })
})

test('where the knowledge has no answer it says so, and leaves the box alone', async () => {
  const page = await agentWith('Ben Copilot', ['Do you sell submarine spare parts for Antarctica?'])
  await composer(page).fill('Let me see')
  await button(page, 'Suggest a reply').click()
  await page.getByText('Your knowledge has no answer to this.').waitFor()
  expect(await composer(page).inputValue()).toBe('Let me see')
})

test('where a person is wanted it says so, and the words go once they are answered', async () => {
  const page = await agentWith('Una Copilot', ['I want to speak to a human'])
  await button(page, 'Suggest a reply').click()
  const notice = page.getByText('They ask for a person: write to them yourself.')
  await notice.waitFor()
  expect(await page.getByRole('link', { name: 'Write an answer' }).count()).toBe(0)
  await composer(page).fill('Here I am')
  await button(page, 'Send').click()
  await notice.waitFor({ state: 'detached' })
})

test('a draft is rewritten by keyboard, and one step leads back', async () => {
  const page = await agentWith('Cay Copilot', ['Hello'])
  await composer(page).fill('we recieve it tommorow')
  await button(page, 'Rewrite').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => menuItem(page, 'Shorter').evaluate((first) => first === document.activeElement)).toBe(true)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect.poll(() => composer(page).inputValue()).toBe('We receive it tomorrow.')
  await button(page, 'Undo').click()
  expect(await composer(page).inputValue()).toBe('we recieve it tommorow')
})

test('what was heard in a voice note is translated too, with what was heard one click away', async () => {
  await sends('Eva Voice', { type: 'audio' })
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all')
  await openConversation(page, 'Eva Voice')
  const heard = page.locator('.heard').first()
  await heard.waitFor()
  const words = (await heard.locator('.heard-text').textContent()) ?? ''
  await button(page, 'Translate').click()
  await page.locator(':popover-open').getByRole('button', { name: 'Translate' }).click()
  await heard.getByText('Translated from English').waitFor()
  expect(await heard.getByText(words).count()).toBe(0)
  await heard.getByRole('button', { name: 'Show original' }).click()
  await heard.getByText(words).waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'copilot-heard')
})

test('a conversation is read and answered in two languages, with the original one click away', async () => {
  const page = await agentWith('Dev Copilot', ['आज कीमत क्या है'])
  await button(page, 'Translate').click()
  expect(await page.getByLabel('The customer writes').inputValue()).toBe('hi')
  expect(await page.getByLabel('We read and write').inputValue()).toBe('en')
  expect(await axe(page)).toEqual([])
  await page.locator(':popover-open').getByRole('button', { name: 'Translate' }).click()
  const message = item(page, 'today price what is')
  await message.getByText('Translated from Hindi').waitFor()
  await message.getByRole('button', { name: 'Show original' }).click()
  const original = item(page, 'आज कीमत क्या है')
  await original.getByRole('button', { name: 'Show translation' }).click()
  await message.waitFor()

  // What comes while it is open is translated too.
  await customerSays(numberOf('Dev Copilot'), 'धन्यवाद', { name: 'Dev Copilot' })
  await item(page, 'thank you').waitFor()
  await composer(page).fill('The price is 1,200')
  await button(page, 'Put into Hindi').click()
  await expect.poll(() => composer(page).inputValue()).toBe('The कीमत है 1,200')
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'copilot-translated')
  await button(page, 'Send').click()
  await expect.poll(() => receivedBy('Dev Copilot')).toEqual(['The कीमत है 1,200'])

  // For whoever opens it next, on a phone as well.
  const { page: other } = await agentAt('supervisor@bluebird.test', new URL(page.url()).pathname, PHONE)
  await item(other, 'today price what is').waitFor()
  expect(await sideways(other)).toBe(0)
  await screenshot(other, 'copilot-phone')
  await button(other, 'Hindi ⇄ English').click()
  await button(other, 'Stop translating').click()
  await item(other, 'आज कीमत क्या है').waitFor()
})

test('who comes back to much that is new is told what it is about', async () => {
  const lines = [
    'I want to cancel my booking 4711',
    'It was for 14 March',
    'Can you tell me what I get back?',
    'My e-mail is eli@example.test',
    'Are you there?',
    'Please answer',
  ]
  const page = await agentWith('Eli Copilot', lines)
  const card = page.getByRole('region', { name: 'While you were away' })
  await card.getByText('eli@example.test').first().waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'copilot-absence')
  await button(page, 'Close the summary').click()
  await card.waitFor({ state: 'detached' })
  await button(page, 'Sum up the conversation').click()
  await page.getByRole('region', { name: 'What this is about' }).getByText('4711').first().waitFor()
})

test('when a conversation is closed, its summary stands in the thread', async () => {
  const page = await agentWith('Fay Copilot', ['Hello', 'I want to cancel my booking 4711', 'It was for 14 March'])
  await button(page, 'Resolve').click()
  await page.locator('[data-thread] .summary').getByText('4711').first().waitFor()
})

test('in Arabic, dark, it stands the other way round and is still accessible', async () => {
  const page = await agentWith('Gil Copilot', ['ما هي مواعيد العمل يوم السبت؟'], { colorScheme: 'dark' })
  await page.evaluate(() => localStorage.setItem('whatsnexus.locale', 'ar'))
  await page.reload()
  await composer(page).waitFor()
  await button(page, 'اقترح ردًا').waitFor()
  await button(page, 'لخّص المحادثة').click()
  await page.getByRole('region', { name: 'ما الموضوع' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
  await screenshot(page, 'copilot-arabic')
})

test('on a phone it fits in every language, with a draft, its sources and a summary', async () => {
  const name = 'Ivy Copilot'
  const page = await agentWith(name, ['What are your opening hours on Saturday?', 'Hello?', 'Please answer'], PHONE)
  await button(page, 'Translate').click()
  await page.locator(':popover-open').getByRole('button', { name: 'Translate' }).click()
  await button(page, 'Suggest a reply').click()
  await page.getByRole('region', { name: 'What the draft rests on' }).waitFor()
  await button(page, 'Sum up the conversation').click()
  await page.getByRole('region', { name: 'What this is about' }).locator('dl').waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'copilot-phone-full')
  for (const locale of ['hi', 'ta', 'es', 'pt', 'ar']) {
    await page.evaluate((chosen) => localStorage.setItem('whatsnexus.locale', chosen), locale)
    await page.reload()
    await page.locator('.assist-bar .button').nth(1).waitFor()
    expect(await sideways(page), locale).toBe(0)
    await screenshot(page, `copilot-phone-${locale}`)
  }
})

test('offline it says what to do, and does it when asked again', async () => {
  const page = await agentWith('Hal Copilot', ['What are your opening hours on Saturday?'])
  await page.route('**/suggestion', (route) => route.abort())
  await button(page, 'Suggest a reply').click()
  await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
  await page.unroute('**/suggestion')
  await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click()
  await page.getByRole('region', { name: 'What the draft rests on' }).waitFor()
})
