import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Agent, agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { ask } from './support/equal.ts'
import { tenantWithoutNumber } from './support/kite.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button, menuItem } from './support/screen.ts'
import { program } from './support/server.ts'

const OWNER = 'owner@curlew.test'
const PATH = '/settings/keys'

beforeAll(() => tenantWithoutNumber('curlew'))

/** Fills the form that is open, and sends it. */
async function makeKey(page: Page, name: string, rights: string[]): Promise<void> {
  await button(page, 'Make a key').first().click()
  const form = page.getByRole('dialog', { name: 'Make an API key' })
  await form.getByRole('textbox', { name: 'Name' }).fill(name)
  for (const right of rights) await form.getByRole('checkbox', { name: right }).check()
  await form.getByRole('button', { name: 'Make a key' }).click()
  await page.getByRole('heading', { name: `Copy the key of ${name} now` }).waitFor()
}

async function secretOn(page: Page): Promise<string> {
  return (
    (await page
      .getByRole('region', { name: /^Copy the key of/ })
      .locator('output')
      .textContent()) ?? ''
  )
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ hasText: name })
}

/** What a program that has this secret is answered. */
async function answerTo(secret: string, path: string): Promise<number> {
  const answer = await fetch(`${program.url}/api/${path}`, { headers: { authorization: `Bearer ${secret}` } })
  return answer.status
}

describe('a key is made, used, changed and revoked', () => {
  let secret = ''

  test('its secret is shown once, can be copied, and does what it was given and nothing else', async () => {
    const { page, context } = await agentAt(OWNER, PATH)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByText('No program calls the API yet').waitFor()
    await makeKey(page, 'Booking system', ['Read conversations'])
    secret = await secretOn(page)
    expect(secret).toMatch(/^wnx_/)
    await button(page, 'Copy').click()
    await button(page, 'Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)

    expect(await answerTo(secret, 'conversations?view=open')).toBe(200)
    expect(await answerTo(secret, 'usage?month=2026-11')).toBe(403)

    await button(page, 'I have copied it').click()
    expect(await page.getByText(secret).count()).toBe(0)
    await page.reload()
    const row = rowOf(page, 'Booking system')
    await row.getByText('Made by Oona Kite').waitFor()
    await row.getByText(`${secret.slice(0, 10)}…`).waitFor()
    await row.getByText('Read conversations').waitFor()
    expect(await page.getByText(secret).count()).toBe(0)
  })

  test('what it is called, may do, how long and how often can be changed', async () => {
    const { page } = await agentAt(OWNER, PATH)
    await button(page, 'More for Booking system').click()
    await menuItem(page, 'Change').click()
    const form = page.getByRole('dialog', { name: 'Change Booking system' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Reports')
    await form.getByRole('checkbox', { name: 'See what was sent' }).check()
    await form.getByRole('combobox', { name: 'Expires' }).selectOption('Never')
    const limit = form.getByRole('textbox', { name: 'Requests a minute' })
    await limit.fill('70000')
    await form.getByText('Enter a number from 1 to 60,000').waitFor()
    expect(await form.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await limit.fill('120')
    await limit.press('Enter')
    await page.getByText('Reports is saved').waitFor()
    const row = rowOf(page, 'Reports')
    await row.getByRole('cell', { name: 'Never' }).waitFor()
    await row.getByRole('cell', { name: '120' }).waitFor()
    expect(await answerTo(secret, 'usage?month=2026-11')).toBe(200)
  })

  test('revoked it works no more, and stands among those that do not', async () => {
    const { page } = await agentAt(OWNER, PATH)
    await button(page, 'More for Reports').click()
    await menuItem(page, 'Revoke').click()
    const dialog = page.getByRole('dialog', { name: 'Revoke Reports?' })
    await dialog.getByText('It was last used').waitFor()
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Reports is revoked').waitFor()
    await expect.poll(() => answerTo(secret, 'me'), { timeout: 20_000 }).toBe(401)
    await page.getByText('1 key that works no more').click()
    await rowOf(page, 'Reports').waitFor()
    expect(await button(page, 'More for Reports').count()).toBe(0)
  })
})

test('a key is made by keyboard alone', async () => {
  const { page, context } = await agentAt(OWNER, PATH)
  await context.grantPermissions(['clipboard-write'])
  await button(page, 'Make a key').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Till')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Copy the key of Till now' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await button(page, 'Copied').waitFor()
  await rowOf(page, 'Till').getByText('Read messages').waitFor()
})

test('nobody can give a key what they may not do themselves', async () => {
  const owner = await agentAt(OWNER)
  const headers = { 'sec-fetch-site': 'same-origin', origin: program.url }
  const made = await owner.context.request.post('/api/roles', {
    headers,
    data: { name: 'Integrator', permissions: ['key.write', 'channel.read'] },
  })
  const { role } = (await made.json()) as { role: { id: string } }
  const data = { roleId: role.id }
  const changed = await owner.context.request.patch(`/api/people/${await idOf(owner, 'supervisor')}`, { headers, data })
  expect(changed.ok()).toBe(true)

  const { page } = await agentAt('supervisor@curlew.test', PATH)
  await button(page, 'Make a key').click()
  const form = page.getByRole('dialog')
  expect(await form.getByRole('checkbox', { name: 'See the numbers and how they are' }).isEnabled()).toBe(true)
  const beyond = form.getByRole('checkbox', { name: 'Read conversations' })
  expect(await beyond.isDisabled()).toBe(true)
  expect(await form.getByText('Your role does not include this').count()).toBeGreaterThan(5)
})

test('an agent sees nothing of it', async () => {
  const { page } = await agentAt('agent@curlew.test', PATH)
  await page.getByText('Your role does not include this').waitFor()
  expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0)
})

describe('whoever looks', () => {
  test.each([
    ['in daylight', { colorScheme: 'light' as const }],
    ['in the dark', { colorScheme: 'dark' as const }],
    ['in Arabic', { locale: 'ar' }],
  ])('%s axe finds nothing', async (_how, options) => {
    const { page } = await agentAt('admin@curlew.test', PATH, options)
    await page.locator('.settings-section .button-main').click()
    await page.locator('dialog .check').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.locator('dialog input').first().fill('Kiosk')
    await page.locator('dialog .check input').first().check()
    await page.locator('dialog .button-main').click()
    await page.locator('.secret-once').waitFor()
    expect(await axe(page)).toEqual([])
  })

  test('on a phone everything is within reach, and nothing scrolls sideways', async () => {
    const { page } = await agentAt(OWNER, PATH, { viewport: { width: 390, height: 844 } })
    await rowOf(page, 'Kiosk').first().waitFor()
    expect([...(await outOfReach(page)), ...(await sidewaysHere(page))]).toEqual([])
    await button(page, 'Make a key').click()
    await page.locator('dialog .check').first().waitFor()
    expect([...(await outOfReach(page)), ...(await sidewaysHere(page))]).toEqual([])
  })

  test('without a network the page says so, and loads when it is back', async () => {
    const { page, context } = await agentAt(OWNER, PATH)
    await rowOf(page, 'Kiosk').first().waitFor()
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await page.getByRole('heading', { level: 2, name: 'Webhooks' }).waitFor()
    await context.setOffline(true)
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByText('The keys could not be loaded').waitFor()
    await context.setOffline(false)
    await button(page, 'Retry').click()
    await rowOf(page, 'Kiosk').first().waitFor()
  })
})

async function idOf(agent: Agent, role: string): Promise<string> {
  const { people } = await ask<{ people: { id: string; role: string }[] }>(agent, 'people')
  return people.find((person) => person.role === role)?.id ?? ''
}

/** The line of sections is meant to scroll, as the line of views is. */
async function sidewaysHere(page: Page): Promise<string[]> {
  return (await sideways(page)).filter((line) => !line.includes('settings-list'))
}
