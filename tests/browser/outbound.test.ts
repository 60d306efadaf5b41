import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { agentWith, PIXEL } from './support/files.ts'
import { openPhone, receivedBy, refuses } from './support/phone.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button, composer, item, openConversation, send, thread } from './support/screen.ts'
import { control } from './support/server.ts'

afterEach(() => control('reset', {}))

function form(page: Page): Locator {
  return page.locator('form.insert')
}

async function openForm(page: Page, kind: string): Promise<void> {
  await button(page, 'Insert').click()
  await page.locator(':popover-open').getByRole('menuitem', { name: kind, exact: true }).click()
  // What is typed before the form has taken the focus would go to the field that takes it.
  await form(page).locator(':focus').waitFor()
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await form(page).getByLabel(label, { exact: true }).fill(value)
}

const MAP_LINK = 'https://www.google.com/maps/place/Abbey+Falls/@12.4,75.7,15z/data=!3d12.4572!4d75.7189'

/** What is filled in, what stands in the thread then, and what on the customer's phone. */
const KINDS: [kind: string, fields: Record<string, string>, here: string[], there: string[]][] = [
  [
    'Reply buttons',
    { Message: 'Which day?', 'Button 1': 'Saturday', 'Button 2': 'Sunday' },
    ['Which day?', 'Saturday', 'Sunday'],
    ['Which day?', 'Saturday', 'Sunday'],
  ],
  [
    'Link button',
    { Message: 'Your booking is ready', Button: 'Open it', 'Web address': 'https://bluebird.example/b/17' },
    ['Your booking is ready', 'Open it'],
    ['Your booking is ready', 'Open it'],
  ],
  [
    'Location',
    { 'Google Maps link or coordinates': MAP_LINK, Address: 'Madikeri' },
    ['Abbey Falls', 'Madikeri'],
    ['Abbey Falls', 'Madikeri'],
  ],
  [
    'Contact card',
    { Name: 'Maya Wren', 'Phone number': '+91 98765 43210', Company: 'Bluebird Travel' },
    ['Maya Wren', 'Bluebird Travel', '+91 98765 43210'],
    ['Maya Wren'],
  ],
  ['Ask for their location', { Message: 'Where are you?' }, ['Where are you?', 'Send location'], ['Where are you?']],
  ['Ask for their phone number', { Message: 'May we call?' }, ['May we call?', 'Share phone number'], ['May we call?']],
  [
    'Product',
    { 'Catalogue id': '1234', 'Product id (content id)': 'coorg-2n', 'Message (if you like)': 'This one fits' },
    ['This one fits', 'coorg-2n'],
    ['This one fits'],
  ],
  [
    'Form (flow)',
    { Message: 'Tell us more', Button: 'Open the form', 'Flow id': '998877', 'First screen (if you like)': 'DETAILS' },
    ['Tell us more', 'Open the form'],
    ['Tell us more'],
  ],
  ['Ask for an address (India)', { Message: 'Where to?' }, ['Where to?', 'Provide address'], ['Where to?']],
]

test.each(KINDS)(
  '%s: shown as it will look while it is written, then in the thread and on the phone',
  async (kind, fields, here, there) => {
    const name = `Vera ${kind}`
    const [page, phone] = [await agentWith(name), await openPhone(name)]
    await openForm(page, kind)
    expect(await form(page).getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await fill(page, fields)
    for (const words of here)
      await form(page).getByRole('group', { name: 'As they will see it' }).getByText(words).waitFor()
    await form(page).getByRole('button', { name: 'Send' }).click()
    await form(page).waitFor({ state: 'detached' })
    const [first = ''] = here
    for (const words of here) await item(page, first).getByText(words).first().waitFor()
    await item(page, first).getByText('Read', { exact: true }).waitFor()
    for (const words of there)
      await phone
        .bubble(there[0] ?? '')
        .getByText(words)
        .first()
        .waitFor()
  },
)

test('a list opens in the bubble as it does on the phone, and what they choose comes back', async () => {
  const name = 'Walt List'
  const [page, phone] = [await agentWith(name), await openPhone(name)]
  await openForm(page, 'List')
  await fill(page, { Message: 'Pick a tour', 'Button that opens the list': 'See the tours' })
  await fill(page, { 'Choice 1': 'Coorg weekend', 'Description 1': 'Two nights', 'Choice 2': 'Hampi by train' })
  await form(page).getByRole('button', { name: 'Send' }).click()
  const bubble = item(page, 'Pick a tour')
  expect(await bubble.getByText('Hampi by train').isVisible()).toBe(false)
  await bubble.getByText('See the tours').click()
  await bubble.getByText('Hampi by train').waitFor()
  await phone.bubble('Pick a tour').getByText('See the tours').waitFor()
})

test('a list of products needs its heading, and says how many are too many', async () => {
  const page = await agentWith('Xena Products')
  await openForm(page, 'List of products')
  const ids = Array.from({ length: 31 }, (_, n) => `tour-${n}`)
  await fill(page, {
    Message: 'Have a look',
    'Catalogue id': '1234',
    'Section heading': 'All',
    'Product ids': ids.join('\n'),
  })
  await form(page).getByText('1 product too many').waitFor()
  await form(page).getByText('Fill in “Heading” to send.').waitFor()
  await fill(page, { Heading: 'Our tours', 'Product ids': ids.slice(0, 30).join('\n') })
  await form(page).getByRole('button', { name: 'Send' }).click()
  await item(page, 'Our tours').getByText('Delivered').waitFor()
})

test('a photo may stand above the buttons, here and on the phone', async () => {
  const name = 'Xavi Photo'
  const [page, phone] = [await agentWith(name), await openPhone(name)]
  await openForm(page, 'Reply buttons')
  await fill(page, { Message: 'This room?', 'Button 1': 'Yes' })
  await form(page).getByText('Heading, file and small print').click()
  const photo = { name: 'room.png', mimeType: 'image/png', buffer: PIXEL }
  await form(page).getByLabel('Photo, video or document above the message').setInputFiles(photo)
  await form(page).getByRole('group', { name: 'As they will see it' }).locator('img').waitFor()
  await form(page).getByRole('button', { name: 'Send' }).click()
  await item(page, 'This room?').locator('img').waitFor()
  await phone.bubble('This room?').locator('img').waitFor()
})

test('what is too long is counted at once, what is wrong is said once the field is left', async () => {
  const page = await agentWith('Yara Limits')
  await openForm(page, 'Link button')
  await fill(page, { Message: 'Look', Button: '🙏'.repeat(22) })
  await form(page).getByText('2 characters too many').waitFor()
  await fill(page, { Button: 'Open', 'Web address': 'bluebird.example' })
  expect(await form(page).getByText('This is no web address').count()).toBe(0)
  await page.keyboard.press('Tab')
  await form(page).getByText('This is no web address. It begins with https://').waitFor()
})

test('by keyboard alone: the menu, the fields one after the other, and away', async () => {
  const page = await agentWith('Zack Keys')
  await button(page, 'Insert').focus()
  await page.keyboard.press('Enter')
  await page.locator(':popover-open [role="menuitem"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await form(page).getByLabel('Message', { exact: true }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Which day?')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Saturday')
  await page.keyboard.press('Escape')
  await composer(page).and(page.locator(':focus')).waitFor()
  await openForm(page, 'Reply buttons')
  expect(await form(page).getByLabel('Message', { exact: true }).inputValue()).toBe('Which day?')
  expect(await form(page).getByLabel('Button 1', { exact: true }).inputValue()).toBe('Saturday')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => receivedBy('Zack Keys')).toEqual(['Which day?'])
})

test('who answered meanwhile is shown before a form goes out, and the form can be changed', async () => {
  const page = await agentWith('Abel Meanwhile')
  const { page: colleague } = await agentAt('supervisor@bluebird.test', '/inbox/all')
  await openConversation(colleague, 'Abel Meanwhile')
  await openForm(page, 'Ask for their location')
  await fill(page, { Message: 'Where are you?' })
  await page.route(
    '**/messages',
    (route) => {
      const said = { seq: 9, by: 'agent:usr_bluebird_supervisor', text: 'I asked already' }
      const problem = { status: 409, code: 'conversation.spoken_since', title: 'Meanwhile', detail: '', said }
      return route.fulfill({ status: 409, json: problem })
    },
    { times: 1 },
  )
  await form(page).getByRole('button', { name: 'Send' }).click()
  const told = page.getByRole('alert').filter({ hasText: 'I asked already' })
  await told.getByRole('button', { name: 'Edit mine' }).click()
  expect(await form(page).getByLabel('Message', { exact: true }).inputValue()).toBe('Where are you?')
})

test('a link in the text may have a preview: whoever wants it says so, and it stays so', async () => {
  const page = await agentWith('Bella Link')
  await composer(page).fill('See you on Friday')
  const toggle = page.getByRole('switch', { name: 'Show a preview of the link' })
  expect(await toggle.count()).toBe(0)
  await composer(page).fill('All tours: https://bluebird.example/tours')
  await toggle.check()
  const posted = page.waitForRequest('**/messages')
  await composer(page).press('Enter')
  expect((await posted).postDataJSON()).toMatchObject({ preview: true })
  await page.reload()
  await composer(page).fill('https://bluebird.example')
  expect(await toggle.isChecked()).toBe(true)
})

test('while a reply is written the customer sees that somebody types', async () => {
  const page = await agentWith('Lars Typing')
  const told = page.waitForRequest('**/typing')
  await composer(page).pressSequentially('One moment')
  expect((await told).method()).toBe('POST')
})

test('what waits says why and until when', async () => {
  const page = await agentWith('Mona Waits')
  await refuses('Mona Waits', { code: 130_429, times: 1 })
  await send(page, 'We leave at six')
  const mark = item(page, 'We leave at six').getByRole('button', { name: /^Next try in \d/ })
  await mark.click()
  await page.locator(':popover-open').getByText('WhatsApp could not take it for the moment.').waitFor()
})

test.each([
  ['at 200 %', { width: 720, height: 450 }],
  ['on 320 pixels', { width: 320, height: 640 }],
])('%s every form and every blank of a template is within reach', async (who, viewport) => {
  const page = await agentWith(`Olaf ${who}`, { viewport })
  const lost: Record<string, string[]> = {}
  const look = async (name: string) => {
    const found = [...(await outOfReach(page)), ...(await sideways(page))]
    if (found.length > 0) lost[name] = found
  }
  for (const kind of ['Reply buttons', 'List', 'Location', 'Contact card', 'List of products']) {
    await openForm(page, kind)
    await look(kind)
    await page.keyboard.press('Escape')
    await form(page).waitFor({ state: 'detached' })
  }
  await item(page, 'Hello').hover()
  await item(page, 'Hello').locator('[data-react]').click()
  await page.locator('.reactions-more').click()
  await page.locator('.reactions-find:focus').waitFor()
  await look('reactions')
  await page.keyboard.press('Escape')
  for (const template of ['tour_card', 'meeting_point', 'last_seats']) {
    if ((await page.locator('.templates').count()) === 0) await page.getByRole('button', { name: 'Template' }).click()
    await page.getByRole('button', { name: new RegExp(`^${template} `) }).click()
    await page.locator('.template-foot').waitFor()
    await look(template)
    const { bottom } = (await page
      .locator('.template-filling')
      .evaluate((box) => box.getBoundingClientRect().toJSON())) as DOMRect
    const foot = await page.locator('.template-foot').boundingBox()
    expect(foot?.y ?? 0).toBeGreaterThanOrEqual(bottom - 1)
    await button(page, 'Other template').click()
  }
  expect(lost).toEqual({})
})

test.each([
  ['in daylight', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar' }],
] as const)('axe finds nothing in any form, in the reactions and in the bubbles, %s', async (who, options) => {
  const page = await agentWith(`Nils ${who}`, options)
  const found: Record<string, string[]> = {}
  const look = async (name: string) => {
    const wrong = await axe(page)
    if (wrong.length > 0) found[name] = wrong
  }
  const open = page.locator('.composer-foot .icon-button[popovertarget]').last()
  for (let kind = 0; kind < 11; kind++) {
    await open.click()
    if (kind === 0) await look('the menu')
    await page.locator(':popover-open [role="menuitem"]').nth(kind).click()
    await form(page).waitFor()
    await look(`form ${kind}`)
    await page.keyboard.press('Escape')
    await form(page).waitFor({ state: 'detached' })
  }
  const message = thread(page).locator('.message-in').last()
  await message.hover()
  await message.locator('[data-react]').click()
  await page.locator('.reactions-more').click()
  await page.locator('.reactions-grid').waitFor()
  await look('the reactions')
  await page.keyboard.press('Escape')
  expect(found).toEqual({})
})
