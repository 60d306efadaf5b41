import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAgent } from './support/agent.ts'
import { fillIn } from './support/door.ts'
import { disconnectSpare, SPARE } from './support/kite.ts'
import { linkTo, mailsTo } from './support/mailbox.ts'
import { numberOf } from './support/phone.ts'
import { button, item, openConversation } from './support/screen.ts'
import { control, customerSays } from './support/server.ts'

const PASSWORD = 'otters row past lanterns'
const TWO_MINUTES_MS = 120_000

beforeAll(() => control('account/number', { number: SPARE.id, status: 'PENDING' }))
afterAll(() => control('account/number', { number: SPARE.id, status: 'CONNECTED' }))

test(
  'from signing up to the first conversation it takes less than two minutes',
  async () => {
    const since = Date.now()
    const owner = await newAgent()
    const { page } = owner
    await page.goto('/')
    await page.getByRole('link', { name: 'Open an organisation' }).click()
    const email = `hema.${since}@heron-ferries.test`
    await signUp(page, {
      Organisation: 'Heron Ferries',
      'Your name': 'Hema Heron',
      'E-mail': email,
      Password: PASSWORD,
    })

    await page.goto(await linkTo(email))
    await button(page, 'Confirm and continue').click()
    await page.getByRole('link', { name: 'Connect a number' }).click()
    await connect(page)
    await page.goto('/inbox/all')
    const name = 'Gita Heron'
    await customerSays(numberOf(name), 'When does the first ferry leave?', { name, number: SPARE.id })
    await openConversation(page, name)
    await item(page, 'When does the first ferry leave?').waitFor()
    expect(Date.now() - since).toBeLessThan(TWO_MINUTES_MS)
    await disconnectSpare(owner)
  },
  TWO_MINUTES_MS,
)

test('a link that is opened in another browser asks for the password: whoever signed up with it knows it', async () => {
  const { page } = await newAgent()
  await page.goto('/sign-up')
  const email = `otto.${Date.now()}@heron-ferries.test`
  await signUp(page, { Organisation: 'Otter Rafts', 'Your name': 'Otto', 'E-mail': email, Password: PASSWORD })
  const { page: elsewhere } = await newAgent()
  await elsewhere.goto(await linkTo(email))
  await button(elsewhere, 'Confirm and continue').click()
  await elsewhere.getByText('Somebody signed up with this address in another browser.').waitFor()
  await fillIn(elsewhere, { Password: 'not that password' })
  await button(elsewhere, 'Confirm and continue').click()
  await elsewhere.getByText('This is not the password that was chosen with this link.').waitFor()
  await fillIn(elsewhere, { Password: PASSWORD })
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByRole('link', { name: 'Connect a number' }).waitFor()
})

test('what is missing or mistyped stands beside its field, and nothing is sent', async () => {
  const { page } = await newAgent()
  await page.goto('/sign-up')
  await button(page, 'Sign up').click()
  await page.getByText('Enter what your organisation is called.').waitFor()
  await page.getByText('A password has at least 8 characters.').waitFor()
  expect(await page.getByLabel('Organisation').evaluate((field) => field === document.activeElement)).toBe(true)
  await fillIn(page, { Organisation: 'Finch', 'Your name': 'Fay Finch', 'E-mail': 'fay.finch', Password: PASSWORD })
  await button(page, 'Sign up').click()
  await page.getByText('An e-mail has the form name@company.com.').waitFor()
  expect(await mailsTo('fay.finch')).toEqual([])
})

test('a password is weighed while it is typed, and can be looked at', async () => {
  const { page } = await newAgent()
  await page.goto('/sign-up')
  const password = page.getByLabel('Password', { exact: true })
  await fillIn(page, { 'Your name': 'Fay Finch' })
  for (const [typed, said] of [
    ['otter', '3 more characters.'],
    ['fay.finch.1', 'Easy to guess: your name, e-mail or organisation is in it.'],
    ['password123', 'Easy to guess. Add another word or two.'],
    [PASSWORD, 'Strong.'],
  ] as const) {
    await password.fill(typed)
    await page.getByText(said, { exact: true }).waitFor()
  }
  await button(page, 'Show password').click()
  expect(await password.getAttribute('type')).toBe('text')
})

test('a mail that does not come can be sent again after a while, and only a few times', async () => {
  const { page } = await newAgent()
  await page.clock.install()
  await page.goto('/sign-up')
  const email = `wren.${Date.now()}@wren.test`
  await signUp(page, { Organisation: 'Wren', 'Your name': 'Will Wren', 'E-mail': email, Password: PASSWORD })
  for (const sent of ['Sent once more.', /^Sent once more\. No further e-mail/]) {
    await page.getByRole('button', { name: /^Send it again in \d+ seconds$/ }).waitFor()
    await page.clock.runFor(31_000)
    await button(page, 'Send it again').click()
    await page.getByText(sent, { exact: true }).waitFor()
  }
  expect(await page.getByRole('button', { name: /^Send it again/ }).count()).toBe(0)
  expect(await mailsTo(email)).toHaveLength(3)

  await button(page, 'Use another address').click()
  expect(await page.getByLabel('Organisation').inputValue()).toBe('Wren')
})

test('a link that was used says what to do, and signs nobody in', async () => {
  const first = await newAgent()
  const email = `robin.${Date.now()}@robin.test`
  await first.page.goto('/sign-up')
  await signUp(first.page, { Organisation: 'Robin', 'Your name': 'Rae Robin', 'E-mail': email, Password: PASSWORD })
  const link = await linkTo(email)
  await first.page.goto(link)
  await button(first.page, 'Confirm and continue').click()
  await first.page.getByText('No number is connected').waitFor()

  const { page } = await newAgent()
  await page.goto(link)
  await button(page, 'Confirm and continue').click()
  await page.getByText('This link was used or is older than 24 hours.').waitFor()
  expect(await button(page, 'Confirm and continue').count()).toBe(0)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

async function signUp(page: Page, fields: Record<string, string>): Promise<void> {
  await page.getByRole('heading', { name: 'Open an organisation' }).waitFor()
  await fillIn(page, fields)
  await button(page, 'Sign up').click()
  await page.getByRole('heading', { name: 'Look at your e-mail' }).waitFor()
}

/** The wizard, with the values at hand. */
async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Enter the values by hand/ }).click()
  await fillIn(page, { 'Access token': SPARE.token })
  await page.getByText('WhatsApp takes it.').waitFor()
  await next(page, 'Account')
  await page.getByText('Found: Spare number').waitFor()
  await next(page, 'Number')
  await page.getByText(`Found: ${SPARE.number}, Spare number`).waitFor()
  await next(page, 'App')
  await next(page, 'Tell Meta where to deliver')
  await page.getByText('Meta has asked, and was answered').waitFor()
  await next(page, 'Register')
  await fillIn(page, { 'PIN of six digits': SPARE.pin })
  await button(page, `Connect ${SPARE.number}`).click()
  await page.getByRole('heading', { name: `${SPARE.number} is connected` }).waitFor({ timeout: 30_000 })
}

async function next(page: Page, step: string): Promise<void> {
  await button(page, 'Next').click()
  await page.getByRole('heading', { level: 2, name: step }).waitFor()
}
