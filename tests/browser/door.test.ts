import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../scripts/seeds/people.ts'
import { codeOf } from '../support/authenticator.ts'
import { type Agent, agentAt, newAgent } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { fillIn, invited, tell } from './support/door.ts'
import { ask } from './support/equal.ts'
import { tenantWithoutNumber } from './support/kite.ts'
import { linkTo, mailsTo } from './support/mailbox.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button } from './support/screen.ts'
import { program } from './support/server.ts'

const NEW_PASSWORD = 'otters row past lanterns'

interface Me {
  email: string
  role: string
  tenant: { id: string }
}

beforeAll(async () => {
  await tenantWithoutNumber('door')
  await tenantWithoutNumber('porch')
})

/** Through the form of the page that is shown. */
async function enter(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await fillIn(page, { 'E-mail': email, Password: password })
  await button(page, 'Sign in').click()
}

/** The inbox of somebody who has none of Meta's numbers yet. */
function isIn(page: Page): Promise<void> {
  return page.getByText('No number is connected').waitFor()
}

test('who forgot the password chooses another one by mail, and every session with the old one ends', async () => {
  const email = 'agent@door.test'
  const [elsewhere, { page }] = await Promise.all([agentAt(email), newAgent()])
  await isIn(elsewhere.page)
  await page.goto('/')
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await fillIn(page, { 'E-mail': email })
  await button(page, 'Send the link').click()
  await page.getByText(`We wrote to ${email}.`).waitFor()

  const link = await linkTo(email)
  await page.goto(link)
  await fillIn(page, { 'New password': NEW_PASSWORD })
  // No history keeps a link that still works; loading the page again does.
  expect(page.url()).not.toContain('#')
  await page.reload()
  await fillIn(page, { 'New password': NEW_PASSWORD })
  await button(page, 'Change the password').click()
  await page.getByRole('heading', { name: 'Your password is changed' }).waitFor()
  await elsewhere.page.getByText('Your session ended. Sign in again.').waitFor()
  expect((await mailsTo(email))[0]?.subject).toBe('Your password was changed')

  await page.getByRole('link', { name: 'Sign in' }).click()
  await enter(page, email)
  await page.getByText('E-mail and password do not match.').waitFor()
  await enter(page, email, NEW_PASSWORD)
  await isIn(page)

  await elsewhere.page.goto(link)
  await fillIn(elsewhere.page, { 'New password': NEW_PASSWORD })
  await button(elsewhere.page, 'Change the password').click()
  await elsewhere.page.getByText('This link was used or is older than an hour.').waitFor()
  await elsewhere.page.getByRole('link', { name: 'Ask for a new link' }).click()
  await elsewhere.page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
})

describe('an invitation', () => {
  test('makes somebody new a colleague, with a name and a password', async () => {
    const email = 'nora.new@elsewhere.test'
    const link = await invited('door', email)
    const guest = await newAgent()
    const { page } = guest
    await page.goto(link)
    await page.getByRole('heading', { name: 'Join Kite Tours' }).waitFor()
    await button(page, 'Join Kite Tours').click()
    await page.getByText('Enter your name.').waitFor()
    await fillIn(page, { 'Your name': 'Nora New', Password: NEW_PASSWORD })
    await button(page, 'Join Kite Tours').click()
    await isIn(page)
    expect(await ask<Me>(guest, 'me')).toMatchObject({ email, role: 'agent', tenant: { id: 'door' } })

    await page.goto('/')
    await isIn(page)
    await page.goto(link)
    await page.getByText('This invitation is over').waitFor()
    await page.getByRole('link', { name: 'Continue to WhatsNexus' }).click()
    await isIn(page)
  })

  test('asks for no password where the organisation’s own provider signs people in', async () => {
    const email = 'nils.new@elsewhere.test'
    const link = await invited('door', email)
    const { page } = await newAgent()
    // As the server answers where single sign-on is required (tests/workers/auth/sso.test.ts); here is no provider to go to.
    const told = { organization: 'Kite Tours', email, hasAccount: false, signsInBy: 'provider' }
    await page.route('**/api/invitations/accept', (route) => {
      const isQuestion = route.request().method() === 'GET'
      return route.fulfill({ json: isQuestion ? told : { email, tenantId: 'door' } })
    })
    await page.goto(link)
    await page.getByText('you sign in at your organisation’s own sign-in page').waitFor()
    expect(await page.getByLabel('Password', { exact: true }).count()).toBe(0)
    await fillIn(page, { 'Your name': 'Nils New' })
    await button(page, 'Join Kite Tours').click()
    await page.getByRole('heading', { name: 'You work for Kite Tours now' }).waitFor()
    await button(page, 'Continue').click()
    await page.getByText('No organisation signs in addresses of this domain').waitFor()
  })

  test('adds an organisation to the account that somebody has: they sign in, and are there', async () => {
    const email = 'agent@porch.test'
    const guest = await newAgent()
    const { page } = guest
    await page.goto(await invited('door', email))
    await page.getByText('with the account you have: agent@porch.test').waitFor()
    await button(page, 'Join Kite Tours').click()
    await page.getByRole('heading', { name: 'You work for Kite Tours now' }).waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email)
    await enter(page, email)
    await isIn(page)
    expect(await ask<Me>(guest, 'me')).toMatchObject({ email, role: 'agent', tenant: { id: 'door' } })
  })

  test('takes who is signed in already there at once, and says whom it signs out', async () => {
    const email = 'supervisor@porch.test'
    const link = await invited('door', email)
    const [{ page: other }, guest] = await Promise.all([agentAt('admin@porch.test'), agentAt(email)])
    await other.goto(link)
    await other.getByText('Adam Kite is signed in to this browser, and will be signed out.').waitFor()

    const { page } = guest
    await page.goto(link)
    await button(page, 'Join Kite Tours').waitFor()
    expect(await page.getByText('will be signed out').count()).toBe(0)
    await button(page, 'Join Kite Tours').click()
    await isIn(page)
    expect(await ask<Me>(guest, 'me')).toMatchObject({ email, role: 'agent', tenant: { id: 'door' } })
  })
})

describe('a second factor', () => {
  let uri = ''
  let recoveryCodes: string[] = []
  const email = 'supervisor@door.test'

  beforeAll(async () => {
    const agent = await agentAt(email)
    uri = (await tell<{ uri: string }>(agent, 'two-factor', { password: DEMO_PASSWORD })).uri
    const code = await codeOf(uri)
    recoveryCodes = (await tell<{ recoveryCodes: string[] }>(agent, 'two-factor/confirm', { code })).recoveryCodes
    await agent.context.close()
  })

  test('is asked for after the password, and opens the door with the app’s code', async () => {
    const { page } = await newAgent()
    await page.goto('/knowledge')
    await enter(page, email)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await fillIn(page, { Code: '12345' })
    await button(page, 'Sign in').click()
    await page.getByText('The code has six digits.').waitFor()
    await fillIn(page, { Code: await wrongCode(uri) })
    await button(page, 'Sign in').click()
    await page.getByText('The code is wrong, too old, or was used before.').waitFor()
    const code = await codeOf(uri, 1)
    await fillIn(page, { Code: `${code.slice(0, 3)} ${code.slice(3)}` })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Knowledge' }).waitFor()
  })

  test('can be a recovery code, each of them once', async () => {
    const [first = ''] = recoveryCodes
    const { page } = await newAgent()
    await page.goto('/')
    await enter(page, email)
    await button(page, 'Use a recovery code').click()
    await fillIn(page, { 'Recovery code': first })
    await button(page, 'Sign in').click()
    await isIn(page)

    const { page: again } = await newAgent()
    await again.goto('/')
    await enter(again, email)
    await button(again, 'Use a recovery code').click()
    await fillIn(again, { 'Recovery code': first })
    await button(again, 'Sign in').click()
    await again.getByText('This is none of your unused recovery codes.').waitFor()
    await button(again, 'Back').click()
    expect(await again.getByLabel('E-mail').inputValue()).toBe(email)
  })
})

test('single sign-on goes by the address, and what the provider does not allow is told on the way back', async () => {
  const { page } = await newAgent()
  await page.goto('/')
  await button(page, 'Single sign-on').click()
  await page.getByRole('heading', { name: 'Single sign-on' }).waitFor()
  await fillIn(page, { 'E-mail': 'maya@nowhere.test' })
  await button(page, 'Continue').click()
  await page.getByText('No organisation signs in addresses of this domain').waitFor()

  const url = `${program.url}/?problem=session.sso_no_member`
  await page.route('**/api/sign-in/sso?*', (route) => route.fulfill({ json: { url } }))
  await button(page, 'Continue').click()
  await page.getByRole('alert').getByText('nobody has invited you here').waitFor()
  expect(new URL(page.url()).search).toBe('')
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a link from elsewhere makes the sign-in page say nothing but what a provider may have answered', async () => {
  const { page } = await newAgent()
  for (const code of ['constructor', 'session.passkey_copied', '<b>no</b>']) {
    await page.goto(`/?problem=${encodeURIComponent(code)}`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  }
})

test('without a network each way in says so, and what was typed stays', async () => {
  const { page, context, problems } = await newAgent()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await context.setOffline(true)
  for (const way of ['Passkey', 'Single sign-on']) {
    await button(page, way).click()
    await page.getByRole('alert').getByText('You are offline.').waitFor()
  }
  await enter(page, 'agent@door.test')
  await page.locator('form').getByText('You are offline.').waitFor()
  expect(await page.getByLabel('E-mail').inputValue()).toBe('agent@door.test')
  await context.setOffline(false)
  // A browser does not try a part twice by itself, so the page is loaded anew.
  await Promise.all([page.waitForEvent('load'), button(page, 'Single sign-on').click()])
  await button(page, 'Single sign-on').click()
  await button(page, 'Continue').waitFor()
  // The parts that did not come are in the console, as any file that is missing.
  expect(problems.splice(0).every((problem) => problem.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true)
})

describe('every page before the door', () => {
  const token = 'a-link-that-is-nobodys-and-never-was'
  const PAGES: [path: string, show: (page: Page) => Promise<void>][] = [
    ['/', (page) => button(page, 'Single sign-on').or(page.locator('.sign-in-ways .button').last()).first().waitFor()],
    ['/sign-up', (page) => page.locator('[name="organization"]').waitFor()],
    ['/forgot', (page) => page.locator('[name="email"]').waitFor()],
    [`/reset#${token}`, (page) => page.locator('[name="password"]').waitFor()],
    [`/verify#${token}`, (page) => page.locator('.sign-in-main').waitFor()],
    [`/invitation#${token}`, (page) => page.getByRole('alert').waitFor()],
  ]

  async function through(options: BrowserContextOptions, look: (agent: Agent) => Promise<string[]>) {
    const found: Record<string, string[]> = {}
    for (const [path, show] of PAGES) {
      const agent = await newAgent(options)
      await agent.page.goto(path)
      await show(agent.page)
      const wrong = await look(agent)
      if (wrong.length > 0) found[path] = wrong
    }
    return found
  }

  test.each([
    ['in daylight', { colorScheme: 'light' as const }],
    ['in the dark', { colorScheme: 'dark' as const }],
    ['in Arabic', { locale: 'ar' }],
  ])('is readable by everybody, %s', async (_how, options) => {
    expect(await through(options, ({ page }) => axe(page))).toEqual({})
  })

  test.each([
    ['English', 'en-IN'],
    ['Tamil', 'ta'],
  ])('is within reach on a phone, and scrolls to no side, in %s', async (_name, locale) => {
    const phone = { viewport: { width: 390, height: 844 }, locale }
    const look = async ({ page }: Agent) => [...(await outOfReach(page)), ...(await sideways(page))]
    expect(await through(phone, look)).toEqual({})
  })
})

/** None that the app shows these minutes. */
async function wrongCode(uri: string): Promise<string> {
  const right = await Promise.all([-2, -1, 0, 1, 2].map((steps) => codeOf(uri, steps)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
}
