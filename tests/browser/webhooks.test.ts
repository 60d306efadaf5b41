import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verify } from '../support/standard-webhooks.ts'
import { agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { connectSpare, disconnectSpare, SPARE, tenantWithoutNumber } from './support/kite.ts'
import { numberOf } from './support/phone.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { type Heard, startReceiver } from './support/receiver.ts'
import { button, menuItem } from './support/screen.ts'
import { customerSays } from './support/server.ts'

const OWNER = 'owner@curlew-hooks.test'
const PATH = '/settings/webhooks'
const NAME = 'Booking system'

let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  receiver = await startReceiver()
  await tenantWithoutNumber('curlew-hooks')
  await connectSpare(await agentAt(OWNER))
})
afterAll(async () => {
  await disconnectSpare(await agentAt(OWNER))
  await receiver.end()
})

function field(page: Page, name: string) {
  return page.getByRole('dialog').getByRole('textbox', { name, exact: true })
}

async function openWebhook(options = {}): Promise<Page> {
  const { page } = await agentAt(OWNER, PATH, options)
  await page.getByRole('link', { name: NAME }).click()
  await page.getByRole('heading', { level: 2, name: NAME }).waitFor()
  return page
}

async function chooseMore(page: Page, what: string): Promise<void> {
  await button(page, 'More').click()
  await menuItem(page, what).click()
}

/** What a customer wrote, as the receiver heard it: each time it did. */
function heardOf(text: string): Heard[] {
  return receiver.heard.filter(({ body }) => body.includes(text))
}

function says(text: string): Promise<void> {
  return customerSays(numberOf('Hooked Hana'), text, { name: 'Hooked Hana', number: SPARE.id })
}

async function untilHeard(text: string, times = 1): Promise<Heard[]> {
  await expect.poll(() => heardOf(text).length).toBe(times)
  return heardOf(text)
}

describe('a program is told what happens', () => {
  let secret = ''

  beforeEach(() => receiver.answers(204))

  test('an address that cannot be asked is refused, with what is wrong with it', async () => {
    const { page } = await agentAt(OWNER, PATH)
    await page.getByText('Nobody is told what happens here').waitFor()
    await button(page, 'Add a webhook').click()
    const address = field(page, 'Address')
    for (const [given, said] of [
      ['http://example.com/hook', 'The address is not https'],
      ['https://10.0.0.1/hook', 'numbers in place of a name'],
      ['https://printer.local/hook', 'known only in an inner network'],
      ['https://me:secret@example.com', 'a name or a password in the address'],
      ['hello', 'This is no address'],
    ] as const) {
      await address.fill(given)
      await address.press('Enter')
      await page.getByRole('alert').filter({ hasText: said }).waitFor()
    }
    await address.press('Escape')
    await page.getByText('Nobody is told what happens here').waitFor()
  })

  test('added, it shows its secret once; a test says what was answered', async () => {
    const { page } = await agentAt(OWNER, PATH)
    await button(page, 'Add a webhook').click()
    await field(page, 'Address').fill(receiver.url)
    await field(page, 'Description').fill(NAME)
    await page.getByRole('radio', { name: 'Only these' }).check()
    const add = page.getByRole('dialog').getByRole('button', { name: 'Add a webhook' })
    expect(await add.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'A message came' }).check()
    await add.click()
    const once = page.getByRole('region', { name: 'Copy the secret now' })
    secret = (await once.locator('output').textContent()) ?? ''
    await button(page, 'I have copied it').click()
    await once.waitFor({ state: 'detached' })

    await button(page, 'Send a test').click()
    await page.getByText('Taken: answered 204').waitFor()
    const [test] = await untilHeard('webhook.test')
    if (!test) throw new Error('nothing came')
    expect(verify(secret, test).payload).toMatchObject({ type: 'webhook.test' })
    await page.getByRole('row').filter({ hasText: 'Answered 204' }).waitFor()

    receiver.answers(503)
    await button(page, 'Send a test').click()
    await page.getByText('The test was not taken').waitFor()
    await page.getByRole('row').filter({ hasText: 'Your program answered 503' }).waitFor()
    await page.reload()
    await page.getByRole('row').filter({ hasText: 'Your program answered 503' }).waitFor()
    expect(await page.getByText(secret).count()).toBe(0)
  })

  test('what a customer writes is told, signed; while it is refused the page says so, and it is tried again at once', async () => {
    const page = await openWebhook()
    await says('Is the boat dry?')
    const [told] = await untilHeard('Is the boat dry?')
    if (!told) throw new Error('nothing came')
    expect(verify(secret, told).payload).toMatchObject({ type: 'whatsapp.message' })
    await page.getByText('Healthy').waitFor()

    receiver.answers(500)
    await says('And the oars?')
    await untilHeard('And the oars?')
    await page.getByText('It has been behind since').waitFor()
    await page.getByText('The event in the way was refused once').waitFor()
    receiver.answers(204)
    await button(page, 'Try now').click()
    const [first, second] = await untilHeard('And the oars?', 2)
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    await page.getByText('It has been behind since').waitFor({ state: 'detached' })
    await page.getByText('Healthy').waitFor()
  })

  test('paused it is told nothing, and afterwards what it missed', async () => {
    const page = await openWebhook()
    await button(page, 'Pause').click()
    await page.getByText('Nothing is sent while it is paused').waitFor()
    await says('Anybody there?')
    await button(page, 'Send a test').click()
    await page.getByText('Taken: answered 204').waitFor()
    expect(heardOf('Anybody there?')).toEqual([])
    await button(page, 'Resume').click()
    await untilHeard('Anybody there?')
    await button(page, 'Pause').waitFor()
  })

  test('one that wants no more is given up; mended and resumed it goes on', async () => {
    const page = await openWebhook()
    receiver.answers(410)
    await says('Gone fishing')
    await page.getByText('Your program answered 410, which means never again').waitFor()
    await page.getByText('Given up').waitFor()
    receiver.answers(204)
    await button(page, 'Resume').click()
    await untilHeard('Gone fishing', 2)
    await page.getByText('Healthy').waitFor()
  })

  test('with a new secret both sign, so that nothing is lost meanwhile', async () => {
    const page = await openWebhook()
    await chooseMore(page, 'New secret')
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click()
    const next = (await page.getByRole('region', { name: 'Copy the secret now' }).locator('output').textContent()) ?? ''
    expect(next).not.toBe(secret)
    await page.getByText('The secret before this one signs too until').waitFor()
    await says('Signed twice?')
    const [told] = await untilHeard('Signed twice?')
    if (!told) throw new Error('nothing came')
    verify(secret, told)
    verify(next, told)
  })

  test('since a moment everything is told again, under the same id', async () => {
    const page = await openWebhook()
    const before = heardOf('Is the boat dry?').length
    await chooseMore(page, 'Tell again')
    const since = page.getByRole('textbox', { name: 'Since' })
    await since.fill('2099-01-01T00:00')
    await page.getByText('Choose a moment in the past').waitFor()
    const again = page.getByRole('dialog').getByRole('button', { name: 'Tell again' })
    expect(await again.isDisabled()).toBe(true)
    await since.fill('2020-01-01T00:00')
    await page.getByText('Older events than 7 days are gone').waitFor()
    await again.click()
    await page.getByText('It is told again since').waitFor()
    const all = await untilHeard('Is the boat dry?', before + 1)
    expect(new Set(all.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('what it hears can be changed', async () => {
    const page = await openWebhook()
    await chooseMore(page, 'Change')
    expect(await field(page, 'Address').inputValue()).toBe(receiver.url)
    await page.getByRole('radio', { name: 'Everything, also kinds that come later' }).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('The webhook is saved').waitFor()
    await page.getByRole('definition').filter({ hasText: 'Everything' }).waitFor()
  })
})

describe('whoever looks', () => {
  test.each([
    ['in daylight', { colorScheme: 'light' as const }],
    ['in the dark', { colorScheme: 'dark' as const }],
    ['in Arabic', { locale: 'ar' }],
  ])('%s axe finds nothing', async (_how, options) => {
    const page = await openWebhook(options)
    await page.locator('.webhook-tries').waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto(PATH)
    await page.locator('.webhook-table').waitFor()
    expect(await axe(page)).toEqual([])
    await page.locator('.settings-section .button-main').click()
    await page.locator('dialog .check input').last().check()
    await page.locator('dialog .check-group').first().waitFor()
    expect(await axe(page)).toEqual([])
  })

  test('on a phone everything is within reach, and nothing scrolls sideways', async () => {
    const page = await openWebhook({ viewport: { width: 390, height: 844 } })
    await page.locator('.webhook-tries').waitFor()
    expect([...(await outOfReach(page)), ...(await sidewaysHere(page))]).toEqual([])
    await chooseMore(page, 'Change')
    await page.getByRole('radio', { name: 'Only these' }).check()
    expect([...(await outOfReach(page)), ...(await sidewaysHere(page))]).toEqual([])
  })

  test('an agent sees nothing of it', async () => {
    const { page } = await agentAt('agent@curlew-hooks.test', PATH)
    await page.getByText('Your role does not include this').waitFor()
  })

  test('deleted it is told nothing more, and its page is not there', async () => {
    const page = await openWebhook()
    const address = page.url()
    await chooseMore(page, 'Delete')
    await page.getByRole('dialog', { name: 'Delete this webhook?' }).getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Nobody is told what happens here').waitFor()
    await page.goto(address)
    await page.getByText('Nobody is told').waitFor({ state: 'detached' })
    await page.locator('.empty').waitFor()
    expect(await button(page, 'Send a test').count()).toBe(0)
  })
})

/** The line of sections is meant to scroll, as the line of views is. */
async function sidewaysHere(page: Page): Promise<string[]> {
  return (await sideways(page)).filter((line) => !line.includes('settings-list'))
}
