import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Agent, agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { ask } from './support/equal.ts'
import { connectSpare, disconnectSpare, SPARE, tenantWithoutNumber } from './support/kite.ts'
import { numberOf } from './support/phone.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button, menuItem, openConversation, rowOf } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

const OWNER = 'owner@kite.test'
const AGENT = 'agent@kite.test'

beforeAll(async () => {
  await tenantWithoutNumber('kite')
  // Whoever had it before may have registered it.
  await control('account/number', { number: SPARE.id, status: 'PENDING' })
})
afterAll(async () => {
  await control('account/number', { number: SPARE.id, quality: 'GREEN', status: 'CONNECTED' })
})

/** Goes on once the step says yes to what stands in it. */
async function next(page: Page, step: string): Promise<void> {
  await button(page, 'Next').click()
  await page.getByRole('heading', { level: 2, name: step }).waitFor()
}

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true })
}

async function toNumber(page: Page): Promise<void> {
  await page.getByLabel('Access token', { exact: true }).fill(SPARE.token)
  await page.getByText('WhatsApp takes it.').waitFor()
  await next(page, 'Account')
  await page.getByText('Found: Spare number').waitFor()
  await next(page, 'Number')
  await page.getByText(`Found: ${SPARE.number}, Spare number`).waitFor()
}

describe('a number is connected, goes wrong, and is given back', () => {
  test('the wizard tests each value as it is entered, and says of a wrong one what to do', async () => {
    const agent = await agentAt(OWNER, '/channels')
    const { page } = agent
    await page.getByText('No number is connected').waitFor()
    await page.getByRole('link', { name: 'Connect a number' }).click()
    await page.getByRole('button', { name: /Enter the values by hand/ }).click()
    await page.getByLabel('Access token', { exact: true }).fill('EAAG-nonsense')
    await page.getByText('Make a new one for a system user, and paste it here').waitFor()
    expect(await button(page, 'Next').isDisabled()).toBe(true)
    await toNumber(page)

    await field(page, 'Or enter the id').fill('100000000000001')
    await page.getByText('This number is not one of the account. Choose one of its numbers.').waitFor()
    expect(await button(page, 'Next').isDisabled()).toBe(true)
    await page.getByRole('radio').first().check()
    await page.getByText(`Found: ${SPARE.number}`).waitFor()
    await field(page, 'What do you call it?').fill('Boats')

    // There and back again: nothing is asked twice.
    await button(page, 'Back').click()
    await page.getByRole('heading', { level: 2, name: 'Account' }).waitFor()
    expect(await page.getByRole('radio', { name: SPARE.account }).isChecked()).toBe(true)
    await next(page, 'Number')
    expect(await field(page, 'What do you call it?').inputValue()).toBe('Boats')

    await next(page, 'App')
    await next(page, 'Tell Meta where to deliver')
    await page.getByText('Meta has asked, and was answered').waitFor()
    await next(page, 'Register')
    const connect = button(page, `Connect ${SPARE.number}`)
    expect(await connect.isDisabled()).toBe(true)
    await field(page, 'PIN of six digits').fill(SPARE.pin)
    await connect.click()
    await page.getByRole('heading', { name: `${SPARE.number} is connected` }).waitFor({ timeout: 30_000 })
    await page.getByText('The number is registered').waitFor()

    await page.getByRole('link', { name: 'Open its page' }).click()
    await page.getByRole('heading', { level: 1, name: 'Boats' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'The number was connected' }).getByText('Oona Kite').waitFor()
    await page.getByText('2,000 people in 24 h').waitFor()
  })

  test('its messages arrive, and what was registered wrongly can be done again on its page', async () => {
    const agent = await agentAt(OWNER, '/inbox/all')
    await customerSays(numberOf('Pia Kite'), 'Do you fly on Sundays?', { name: 'Pia Kite', number: SPARE.id })
    await openConversation(agent.page, 'Pia Kite')
    const { page } = agent
    await page.goto(`/channels/${await channelId(agent)}`)
    await button(page, 'More').click()
    await menuItem(page, 'Register with PIN').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('000000')
    await dialog.getByRole('button', { name: 'Register with PIN' }).click()
    await dialog.getByText('The PIN is wrong').waitFor()
    await dialog.getByRole('textbox').fill(SPARE.pin)
    await dialog.getByRole('button', { name: 'Register with PIN' }).click()
    await page.getByText('The number is registered').first().waitFor()
    await dialog.waitFor({ state: 'detached' })
  })

  test('a number that Meta does not know for sending says so, and is registered from there', async () => {
    const agent = await agentAt(OWNER, '/channels')
    const { page } = agent
    await control('account/number', { number: SPARE.id, status: 'PENDING' })
    await page.goto(`/channels/${await channelId(agent)}`)
    await button(page, 'Check now').click()
    const notice = page.getByRole('alert').filter({ hasText: 'This number is not registered with WhatsApp' })
    await notice.getByRole('button', { name: 'Register with PIN' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(SPARE.pin)
    await dialog.getByRole('button', { name: 'Register with PIN' }).click()
    await notice.waitFor({ state: 'detached' })
    await page.getByText('The number may send everything.').waitFor()
  })

  test('an alarm of Meta’s turns the inbox red while people look at it, and ends as it came', async () => {
    const [owner, agent] = await Promise.all([agentAt(OWNER, '/inbox/all'), agentAt(AGENT, '/inbox/all')])
    await rowOf(owner.page, 'Pia Kite').waitFor()
    await rowOf(agent.page, 'Pia Kite').waitFor()
    expect(await owner.page.getByRole('alert').count()).toBe(0)
    await control('account/restrict', { number: SPARE.id, seconds: 3600 })
    const alarm = owner.page.getByRole('alert').filter({ hasText: SPARE.number })
    await alarm.waitFor()
    await owner.page.getByRole('link', { name: 'Channels: a number cannot do its work' }).waitFor()
    const told = agent.page.getByRole('alert').filter({ hasText: SPARE.number })
    await told.getByText('Ask an administrator').waitFor()
    expect(await told.getByRole('link').count()).toBe(0)

    await alarm.getByRole('link').click()
    await owner.page.getByText('1 restriction', { exact: false }).or(owner.page.getByText('2 restrictions')).waitFor()
    await owner.page.getByText('Cannot write first').first().waitFor()
    await control('account/restrict', { number: SPARE.id, types: [] })
    await told.waitFor({ state: 'detached' })
    await owner.page.getByText('The number may send everything').waitFor()
  })

  test('quality that falls is a warning on its page, in plain words', async () => {
    const agent = await agentAt(OWNER)
    const { page } = agent
    await page.goto(`/channels/${await channelId(agent)}`)
    await page.getByText('Hardly anybody blocks or reports the number').waitFor()
    await control('account/number', { number: SPARE.id, quality: 'RED' })
    await button(page, 'Check now').click()
    await page.getByText('Many customers block or report it. Stop offers for some days').waitFor()
    await control('account/number', { number: SPARE.id, quality: 'GREEN' })
    await button(page, 'Check now').click()
    await page.getByText('Hardly anybody blocks or reports the number').waitFor()
  })

  test('what people decide is kept: its name, and whether customers see blue ticks', async () => {
    const agent = await agentAt(OWNER)
    const { page } = agent
    await page.goto(`/channels/${await channelId(agent)}`)
    const ticks = page.getByRole('switch', { name: 'Blue ticks and typing' })
    expect(await ticks.isChecked()).toBe(true)
    await ticks.click()
    await page.getByText('Saved').waitFor()
    await button(page, 'More').click()
    await menuItem(page, 'Rename').click()
    await page.getByRole('dialog').getByRole('textbox').fill('River boats')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'River boats' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'River boats' }).waitFor()
    expect(await ticks.isChecked()).toBe(false)
    expect(
      await page.getByRole('textbox', { name: 'Callback URL' }).or(page.getByText('/webhooks/whatsapp')).count(),
    ).toBe(1)
  })

  test('a limit that somebody sets is kept, stands in the usage, and can be taken back', async () => {
    const { page } = await agentAt(OWNER, '/usage')
    await button(page, 'Add a limit').click()
    await page.getByRole('combobox', { name: 'Category' }).selectOption('Offer')
    await field(page, 'Messages a month').fill('250')
    await page.getByRole('combobox', { name: 'Above it' }).selectOption('Send no more')
    await button(page, 'Save the limits').click()
    await page.getByText('The limits are saved').waitFor()
    await page.reload()
    const cap = page.getByRole('listitem').filter({ hasText: 'All numbers · Offer' })
    await cap.getByText('0 of 250').waitFor()
    await cap.getByText('When it is reached nothing more is sent').waitFor()
    await button(page, 'Change the limits').click()
    await button(page, 'Add a limit').click()
    await page.getByText('Two limits are for the same number and kind').waitFor()
    expect(await button(page, 'Save the limits').isDisabled()).toBe(true)
    await button(page, 'Remove limit 2').click()
    await button(page, 'Remove limit 1').click()
    await button(page, 'Save the limits').click()
    await page.getByText('You have set no limit').waitFor()
  })

  test('an agent sees how the number is and changes nothing; an analyst sees what it used', async () => {
    const agent = await agentAt(AGENT)
    const { page } = agent
    await page.goto(`/channels/${await channelId(agent)}`)
    await page.getByText('Hardly anybody blocks or reports the number').waitFor()
    for (const name of ['Check now', 'More']) expect(await button(page, name).count()).toBe(0)
    for (const lever of await page.getByRole('switch').all()) expect(await lever.isDisabled()).toBe(true)
    expect(await page.getByText('Verify token').count()).toBe(0)
    for (const path of ['/channels/new', '/usage']) {
      await page.goto(path)
      await page.getByText('Your role does not include this').waitFor()
    }
    const { page: other } = await agentAt('analyst@kite.test', '/usage')
    await other.getByRole('heading', { level: 1, name: 'Usage' }).waitFor()
    expect(await button(other, 'Add a limit').count()).toBe(0)
  })

  test('disconnecting it asks for the number; its conversations stay, and it can be connected again', async () => {
    const agent = await agentAt(OWNER)
    const { page } = agent
    await page.goto(`/channels/${await channelId(agent)}`)
    await button(page, 'More').click()
    await menuItem(page, 'Disconnect').click()
    const dialog = page.getByRole('dialog', { name: `Disconnect ${SPARE.number}?` })
    await dialog.getByText('Conversations, contacts and statistics stay').waitFor()
    const verb = dialog.getByRole('button', { name: 'Disconnect' })
    expect(await verb.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('+1 555 000 0078')
    expect(await verb.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('15550000077')
    await verb.click()
    await page.getByText('This number is disconnected').waitFor()
    await page.goto('/inbox/all')
    await rowOf(page, 'Pia Kite').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)

    await page.goto('/channels')
    await page.getByRole('listitem').filter({ hasText: 'River boats' }).getByText('Disconnected').waitFor()
    await page.getByRole('link', { name: 'River boats' }).click()
    await page.getByRole('link', { name: 'Reconnect' }).click()
    await toNumber(page)
    await page.getByText('It was connected before: its conversations go on').waitFor()
  })
})

test('the wizard is gone through by keyboard alone, and goes on after a reload where it stopped', async () => {
  const { page } = await agentAt(OWNER, '/channels/new')
  await page.getByRole('button', { name: /Enter the values by hand/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Access token', { exact: true }).waitFor()
  await page.keyboard.type(SPARE.token)
  await page.getByText('WhatsApp takes it.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Found: Spare number').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(`Found: ${SPARE.number}`).waitFor()
  await page.reload()
  await page.getByText('For safety the access token is asked for again').waitFor()
  expect(await page.getByLabel('Access token', { exact: true }).inputValue()).toBe('')
  await page.keyboard.type(SPARE.token)
  await page.getByText('WhatsApp takes it.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Found: Spare number').waitFor()
  await page.goto('/channels')
  await page.getByText('You have not finished connecting a number').waitFor()
  await button(page, 'Forget it').click()
  await page.getByText('You have not finished connecting a number').waitFor({ state: 'detached' })
})

describe('whoever looks', () => {
  let owner: Agent
  let id = ''

  beforeAll(async () => {
    owner = await agentAt(OWNER)
    id = await connectSpare(owner)
  })
  afterAll(async () => {
    await disconnectSpare(await agentAt(OWNER))
  })

  const PAGES = (): [path: string, shown: string][] => [
    ['/channels', '.channel-card'],
    ['/channels/new', 'button.how'],
    [`/channels/${id}`, '.event'],
    ['/usage', '#caps-title'],
  ]

  test.each([
    ['in daylight', { colorScheme: 'light' as const }],
    ['in the dark', { colorScheme: 'dark' as const }],
    ['in Arabic', { locale: 'ar' }],
  ])('%s axe finds nothing on these pages', async (_how, options) => {
    const { page } = await agentAt(OWNER, '/channels', options)
    const found: Record<string, string[]> = {}
    for (const [path, shown] of PAGES()) {
      await page.goto(path)
      await page.locator(shown).first().waitFor()
      const wrong = await axe(page)
      if (wrong.length > 0) found[path] = wrong
    }
    expect(found).toEqual({})
  })

  test('on a phone everything is within reach, and nothing scrolls sideways', async () => {
    const { page } = await agentAt(OWNER, '/channels', { viewport: { width: 390, height: 844 } })
    const found: Record<string, string[]> = {}
    for (const [path, shown] of PAGES()) {
      await page.goto(path)
      await page.locator(shown).first().waitFor()
      const wrong = [...(await outOfReach(page)), ...(await sideways(page))]
      if (wrong.length > 0) found[path] = wrong
    }
    expect(found).toEqual({})
  })

  test('without a network the page says so, and loads when it is back', async () => {
    const { page, context } = await agentAt(OWNER, `/channels/${id}`)
    await page.locator('.event').first().waitFor()
    await page.getByRole('link', { name: 'Channels' }).first().click()
    await page.locator('.channel-card').waitFor()
    await context.setOffline(true)
    await page.locator('.connection-bar').waitFor()
    await page.locator('.channel-card-link').click()
    await page.getByText('The number could not be loaded').waitFor()
    await context.setOffline(false)
    await button(page, 'Retry').click()
    await page.locator('.event').first().waitFor()
  })
})

async function channelId(agent: Agent): Promise<string> {
  const { channels } = await ask<{ channels: { id: string }[] }>(agent, 'channels')
  return channels[0]?.id ?? ''
}
