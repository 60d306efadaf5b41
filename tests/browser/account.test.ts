import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../scripts/seeds/people.ts'
import { codeOf } from '../support/authenticator.ts'
import { type Agent, agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { mailsTo } from './support/mailbox.ts'
import { button, menuItem } from './support/screen.ts'
import { program } from './support/server.ts'
import { newWorkplace } from './support/workplace.ts'

const ACCOUNT = '/settings/account'
/** A passkey is for a name, not for an address of four numbers. */
const LOCALHOST = program.url.replace('127.0.0.1', 'localhost')

function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}

async function accountOf(email: string, options = {}): Promise<Agent> {
  const agent = await agentAt(email, ACCOUNT, options)
  await part(agent.page, 'Where you are signed in').waitFor()
  return agent
}

/** At the sign-in page, as people do it. */
async function typePassword(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Sign in').click()
}

/** Through the steps of setting up an app; answers the secret's address and the recovery codes, which are still shown. */
async function setUpApp(page: Page): Promise<{ uri: string; codes: string[] }> {
  await page.getByLabel('Your password').fill(DEMO_PASSWORD)
  await button(page, 'Continue').click()
  await page.getByRole('img', { name: 'QR code with the secret for your app' }).waitFor()
  const uri = (await page.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href')) ?? ''
  await page.getByLabel('Code from the app').fill(await codeOf(uri))
  await button(page, 'Switch on').click()
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  const shown = page.getByRole('listitem').filter({ hasText: /^[\w-]{8,}$/ })
  let codes: string[] = []
  // The session is a new one, for which the page under them is drawn anew, and they with it.
  await expect
    .poll(async () => {
      codes = await shown.allTextContents()
      return codes.length
    })
    .toBe(10)
  return { uri, codes }
}

test('an authenticator app is set up, the recovery codes are shown once, and signing in asks for its code', async () => {
  const home = await newWorkplace('Kestrel Tours')
  const { email } = await home.hire('agent', 'Ida Kestrel')
  const { page, context } = await accountOf(email)
  await button(page, 'Set up an app').click()
  const { uri, codes } = await setUpApp(page)
  expect(new Set(codes).size).toBe(10)
  await page.keyboard.press('Escape')
  await button(page, 'I have kept them').click()
  const twoFactor = part(page, 'Two-factor sign-in')
  await twoFactor.getByText('10 recovery codes left').waitFor()
  expect(await page.getByText(codes[0] ?? '').count()).toBe(0)
  expect((await mailsTo(email)).map(({ subject }) => subject)).toContain('Second factor switched on')

  await context.clearCookies()
  await page.goto('/')
  await typePassword(page, email)
  await page.getByLabel('Code', { exact: true }).fill(await codeOf(uri, 1))
  await button(page, 'Sign in').click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()

  await page.goto(ACCOUNT)
  await twoFactor.getByRole('button', { name: 'Switch off' }).click()
  await dialog(page).getByLabel('Your password').fill('not the password')
  await dialog(page).getByRole('button', { name: 'Switch off' }).click()
  await dialog(page).getByText('This is not your password').waitFor()
  await dialog(page).getByLabel('Your password').fill(DEMO_PASSWORD)
  await dialog(page).getByRole('button', { name: 'Switch off' }).click()
  await button(page, 'Set up an app').waitFor()
})

test('switching the second factor on renews the session in all windows of the browser: none falls out', async () => {
  const { email } = await (await newWorkplace('Kestrel Tours')).hire('agent', 'Ida Kestrel')
  const { page, context } = await accountOf(email)
  const other = await context.newPage()
  await other.goto('/inbox/mine')
  await other.getByRole('navigation', { name: 'Main' }).waitFor()
  let fellOut = false
  await other.exposeFunction('fellOut', () => {
    fellOut = true
  })
  await other.evaluate(() => {
    const seen = () => document.body.textContent?.includes('Your session ended') && Reflect.get(window, 'fellOut')()
    new MutationObserver(seen).observe(document.body, { childList: true, subtree: true })
  })
  const asked = other.waitForResponse((answer) => answer.url().endsWith('/api/me') && answer.ok())
  await button(page, 'Set up an app').click()
  await setUpApp(page)
  await asked
  await other.getByRole('navigation', { name: 'Main' }).waitFor()
  expect(fellOut).toBe(false)
})

test('a passkey is added, opens the door in place of the password, and is removed', async () => {
  const home = await newWorkplace('Kestrel Tours')
  const { email } = await home.hire('agent', 'Ida Kestrel')
  const { page, context } = await accountOf(email, { baseURL: LOCALHOST })
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await button(page, 'Add a passkey').click()
  await dialog(page).getByLabel('Name of the passkey').fill('Work laptop')
  await dialog(page).getByRole('button', { name: 'Continue' }).click()
  const passkeys = part(page, 'Passkeys')
  const held = passkeys.getByRole('listitem').filter({ hasText: 'Work laptop' })
  await held.waitFor()

  await context.clearCookies()
  await page.goto('/')
  await button(page, 'Passkey').click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()

  await page.goto(ACCOUNT)
  await passkeys.getByRole('button', { name: 'Remove' }).click()
  await dialog(page).getByRole('button', { name: 'Remove' }).click()
  await held.waitFor({ state: 'detached' })
})

test('a session that is signed out from elsewhere is out at once', async () => {
  const home = await newWorkplace('Kestrel Tours')
  const { email } = await home.hire('agent', 'Ida Kestrel')
  const phone = await agentAt(email, '/inbox/mine', {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  })
  await phone.page.getByRole('navigation', { name: 'Main' }).waitFor()
  const { page } = await accountOf(email)
  const sessions = part(page, 'Where you are signed in')
  const row = sessions.getByRole('listitem').filter({ hasText: 'Safari · iPhone' })
  await row.getByRole('button', { name: 'Sign out' }).click()
  await phone.page.getByText('Your session ended. Sign in again.').waitFor()
  await row.waitFor({ state: 'detached' })
  await sessions.getByText('This device').waitFor()
})

test('a new name and a new password hold at once, and the other sessions end', async () => {
  const home = await newWorkplace('Kestrel Tours')
  const { email } = await home.hire('agent', 'Ida Kestrel')
  const elsewhere = await agentAt(email, '/inbox/mine')
  const { page, context } = await accountOf(email)
  await page.getByLabel('Name', { exact: true }).fill('Ida Kestrel-Finch')
  await button(page, 'Save').click()
  await button(page, 'Your account, Ida Kestrel-Finch').waitFor()

  await page.getByLabel('Current password').fill(DEMO_PASSWORD)
  await page.getByLabel('New password').fill('short')
  await button(page, 'Change password').click()
  await page.getByRole('alert').getByText('8').waitFor()
  await page.getByLabel('New password').fill('seven herons over the weir')
  await button(page, 'Change password').click()
  await page.getByText('Password changed').waitFor()
  await elsewhere.page.getByText('Your session ended. Sign in again.').waitFor()
  expect((await mailsTo(email)).map(({ subject }) => subject)).toContain('Your password was changed')

  await context.clearCookies()
  await page.goto('/')
  await typePassword(page, email, 'seven herons over the weir')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
})

test('who works for two organizations goes on in the other one, in all windows', async () => {
  const [kestrel, finch] = [await newWorkplace('Kestrel Tours'), await newWorkplace('Finch Lodges')]
  const person = await kestrel.hire('agent', 'Ida Kestrel')
  await finch.hire('admin', 'Ida Kestrel', person)
  const { page, context } = await agentAt(person.email, '/inbox/mine')
  const other = await context.newPage()
  await other.goto(ACCOUNT)
  await part(other, 'Where you are signed in').waitFor()
  await page.bringToFront()
  const account = button(page, 'Your account, Ida Kestrel')
  await account.click()
  await Promise.all([page.waitForEvent('load'), menuItem(page, 'Finch Lodges').click()])
  await account.click()
  await page.locator(':popover-open').getByText('Ida Kestrel · Finch Lodges').waitFor()
  await other.bringToFront()
  await other.waitForURL('**/inbox/mine')
  await button(other, 'Your account, Ida Kestrel').click()
  await other.locator(':popover-open').getByText('Ida Kestrel · Finch Lodges').waitFor()
})

test('where everybody must have a second factor, nothing opens before one is set up', async () => {
  const home = await newWorkplace('Kestrel Tours')
  const owner = await home.hire('owner', 'Ola Kestrel')
  const agent = await home.hire('agent', 'Ida Kestrel')
  const boss = await accountOf(owner.email)
  await button(boss.page, 'Set up an app').click()
  await setUpApp(boss.page)
  const rule = await boss.context.request.patch('/api/organization', {
    data: { twoFactorRequired: true },
    headers: { 'sec-fetch-site': 'same-origin', origin: program.url },
  })
  expect(rule.status()).toBe(200)

  const { page } = await agentAt(agent.email, '/inbox/mine')
  await page.getByRole('heading', { name: 'One more proof that it is you' }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await button(page, 'Set up an authenticator app').click()
  await setUpApp(page)
  expect(await axe(page)).toEqual([])
  await button(page, 'I have kept them').click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
})

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }],
] as const)('the account can be read and used by everybody: %s', async (_, options) => {
  const { page } = await accountOf('analyst@bluebird.test', options)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await button(page, 'Set up an app').click()
  await dialog(page).getByLabel('Your password').fill(DEMO_PASSWORD)
  await button(page, 'Continue').click()
  await page.getByLabel('Code from the app').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Cancel').click()
})
