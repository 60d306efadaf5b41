import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt, newAgent, signIn } from './support/agent.ts'
import { pastConversation } from './support/past.ts'
import { numberOf } from './support/phone.ts'
import {
  button,
  composer,
  firstNames,
  headOf,
  item,
  openConversation,
  openId,
  rowOf,
  thread,
  topName,
} from './support/screen.ts'
import { customerSays } from './support/server.ts'

function says(name: string, text: string): Promise<void> {
  return customerSays(numberOf(name), text, { name })
}

async function agentIn(path = '/inbox/all'): Promise<Page> {
  return (await agentAt('agent@bluebird.test', path)).page
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

test('a reload stays in the view and at the conversation', async () => {
  await pastConversation('Ama Quill', ['Do you have a map?'])
  const page = await agentIn('/inbox/unassigned')
  await openConversation(page, 'Ama Quill')
  const path = pathOf(page)
  expect(path).toMatch(/^\/inbox\/unassigned\/cnv_/)
  await page.reload()
  await headOf(page, 'Ama Quill').waitFor()
  await item(page, 'Do you have a map?').waitFor()
  expect(pathOf(page)).toBe(path)
  expect(await page.locator('[data-view="unassigned"]').getAttribute('aria-current')).toBe('page')
  expect(await rowOf(page, 'Ama Quill').getAttribute('aria-current')).toBe('true')
})

test('back and forward go through what was opened', async () => {
  await pastConversation('Bo Thistle', ['First'])
  await pastConversation('Cy Thistle', ['Second'])
  const page = await agentIn()
  await openConversation(page, 'Bo Thistle')
  await openConversation(page, 'Cy Thistle')
  await page.locator('[data-view="unassigned"]').click()
  await headOf(page, 'Cy Thistle').waitFor({ state: 'detached' })
  await page.goBack()
  await headOf(page, 'Cy Thistle').waitFor()
  await page.goBack()
  await headOf(page, 'Bo Thistle').waitFor()
  await page.goForward()
  await headOf(page, 'Cy Thistle').waitFor()
  expect(await page.locator('[data-view="all"]').getAttribute('aria-current')).toBe('page')
})

test('a link to a message opens the page around it, brings it into view and marks it', async () => {
  const lines = Array.from({ length: 150 }, (_, n) => `Line ${n + 1}.`)
  await pastConversation('Dara Moth', lines)
  const page = await agentIn()
  await openConversation(page, 'Dara Moth')
  await item(page, 'Line 150.').waitFor()
  expect(await item(page, 'Line 20.').count()).toBe(0)
  await page.goto(`/inbox/all/${openId(page)}#20`)
  const linked = page.locator('[data-thread] [data-seq="20"]')
  await linked.waitFor()
  await expect.poll(() => isInView(page, '[data-seq="20"]')).toBe(true)
  await expect.poll(() => linked.evaluate((message) => message === document.activeElement)).toBe(true)
  expect(await item(page, 'Line 150.').count()).toBe(0)
  await button(page, 'Back to the newest').click()
  await expect.poll(() => isInView(page, '[data-seq="150"]')).toBe(true)
})

test('a conversation that does not exist says so, with the way back', async () => {
  const page = await agentIn('/inbox/all/cnv_AAAAAAAAAAAAAAAAAAAAAAAAAAAA')
  const told = page.getByRole('alert').filter({ hasText: 'This conversation was deleted or moved' })
  await told.getByRole('button', { name: 'Back to the list' }).click()
  await told.waitFor({ state: 'detached' })
  expect(pathOf(page)).toBe('/inbox/all')
})

test('what came while nobody looked is counted, stands under a line, and is read once it was in view', async () => {
  await pastConversation('Edda Frost', ['Good morning'])
  const page = await agentIn()
  await rowOf(page, 'Edda Frost').waitFor()
  await says('Edda Frost', 'Is the bus heated?')
  await says('Edda Frost', 'It is cold here')
  await rowOf(page, 'Edda Frost').getByText('2 unread').waitFor()
  await openConversation(page, 'Edda Frost')
  const order = () => thread(page).locator('.unread, .message-text').allTextContents()
  await expect.poll(order).toEqual(['Good morning', 'New', 'Is the bus heated?', 'It is cold here'])
  await rowOf(page, 'Edda Frost').getByText('unread').waitFor({ state: 'detached' })
  expect(await order()).toEqual(['Good morning', 'New', 'Is the bus heated?', 'It is cold here'])
})

test('U marks as unread again, in every window of that person and in nobody else’s', async () => {
  await pastConversation('Fia Stone', ['Good morning'])
  const [agent, otherWindow, { page: colleague }] = await Promise.all([
    newAgent(),
    agentIn(),
    agentAt('supervisor@bluebird.test', '/inbox/all'),
  ])
  const { page } = agent
  await page.clock.install()
  await signIn(agent, 'agent@bluebird.test', '/inbox/all')
  await says('Fia Stone', 'Is it far to walk?')
  for (const screen of [page, colleague]) await openConversation(screen, 'Fia Stone')
  for (const screen of [page, otherWindow, colleague])
    await rowOf(screen, 'Fia Stone').getByText('unread').waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  for (const screen of [page, otherWindow]) await rowOf(screen, 'Fia Stone').getByText('1 unread').waitFor()
  // Although it stands before the eyes for longer than reading takes.
  await page.clock.runFor(2_000)
  await says('Fia Stone’s friend', 'Hello')
  await rowOf(otherWindow, 'Fia Stone’s friend').waitFor()
  for (const screen of [page, otherWindow])
    expect(await rowOf(screen, 'Fia Stone').getByText('1 unread').count()).toBe(1)
  expect(await rowOf(colleague, 'Fia Stone').getByText('unread').count()).toBe(0)
})

test('a draft survives a reload, is there in another window of its writer, and never in another conversation', async () => {
  await pastConversation('Gus Ember', ['Can we bring a dog?'])
  await pastConversation('Hal Ember', ['And a cat?'])
  await says('Gus Ember', 'It is small')
  await says('Hal Ember', 'It is small')
  const [page, otherWindow] = await Promise.all([agentIn(), agentIn()])
  await openConversation(page, 'Gus Ember')
  await composer(page).fill('Small dogs travel')
  await button(page, 'Note').click()
  await composer(page).fill('Ask about the weight')
  await page.getByText('Draft saved').waitFor()
  await openConversation(page, 'Hal Ember')
  expect(await composer(page).inputValue()).toBe('')
  await rowOf(page, 'Gus Ember').getByText('Draft:').waitFor()
  await rowOf(otherWindow, 'Gus Ember').getByText('Small dogs travel').waitFor()
  await openConversation(otherWindow, 'Gus Ember')
  await expect.poll(() => composer(otherWindow).inputValue()).toBe('Small dogs travel')
  await openConversation(page, 'Gus Ember')
  await page.reload()
  await expect.poll(() => composer(page).inputValue()).toBe('Small dogs travel')
  await button(page, 'Note').click()
  expect(await composer(page).inputValue()).toBe('Ask about the weight')
})

test('no row moves under the pointer: what is new is counted, and comes when the pointer leaves or on request', async () => {
  await pastConversation('Ike Low', ['Good morning'])
  await pastConversation('Jo Low', ['Good morning'])
  const page = await agentIn()
  await rowOf(page, 'Ike Low').waitFor()
  const order = () => firstNames(page, 8)
  const before = await order()
  await rowOf(page, 'Jo Low').hover()
  await says('Ike Low', 'Is anybody there?')
  await button(page, '1 new').waitFor()
  expect(await order()).toEqual(before)
  await page.mouse.move(700, 4)
  await expect.poll(() => topName(page)).toBe('Ike Low')
  await rowOf(page, 'Ike Low').hover()
  await says('Jo Low', 'I am here too')
  await button(page, '1 new').click()
  await expect.poll(() => topName(page)).toBe('Jo Low')
})

async function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector('[data-thread]')?.getBoundingClientRect()
    const place = document.querySelector(`[data-thread] ${wanted}`)?.getBoundingClientRect()
    return box !== undefined && place !== undefined && place.top >= box.top && place.bottom <= box.bottom
  }, selector)
}
