import { text } from 'node:stream/consumers'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Agent, agentAt } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { FROM_A_PAGE, tenantWithoutNumber } from './support/kite.ts'
import { outOfReach, sideways } from './support/reach.ts'
import { button, menuItem } from './support/screen.ts'

const OWNER = 'owner@plover.test'

beforeAll(() => tenantWithoutNumber('plover'))

function entries(page: Page) {
  return page.locator('.audit-table tbody tr')
}

function choose(page: Page, field: string, option: string) {
  return page.getByLabel(field, { exact: true }).selectOption(option)
}

async function logAs(email: string, options: BrowserContextOptions = {}): Promise<Agent> {
  const agent = await agentAt(email, '/settings/audit', options)
  await entries(agent.page).first().waitFor()
  return agent
}

/** Something that is recorded, and of which nothing is left. */
async function makeLabel({ context }: Agent, name: string): Promise<void> {
  const made = await context.request.post('/api/labels', { data: { name, colour: 'clay' }, headers: FROM_A_PAGE })
  expect(made.status()).toBe(201)
  const { label } = (await made.json()) as { label: { id: string } }
  expect((await context.request.delete(`/api/labels/${label.id}`, { headers: FROM_A_PAGE })).status()).toBe(200)
}

test('who did what is found by who, what and when, and each entry leads to what belongs to it', async () => {
  const agent = await agentAt('admin@plover.test')
  await makeLabel(agent, 'Audited')
  const { page } = agent
  await page.goto('/settings/audit')
  expect(await entries(page).first().textContent()).toMatch(/Adam Kite[\s\S]*Removed a label/)

  await choose(page, 'What', 'Made a label')
  await expect.poll(() => entries(page).count()).toBe(1)
  await choose(page, 'Who', 'Oona Kite')
  await page.getByText('Nothing fits what you look for').waitFor()
  await button(page, 'Show everything').click()
  await choose(page, 'Who', 'Operator of WhatsNexus')
  await entries(page).filter({ hasText: 'Set the organisation up' }).waitFor()
  await choose(page, 'Period', 'Between two moments')
  await page.getByLabel('To', { exact: true }).fill('2020-01-01T00:00')
  await page.getByText('Nothing fits what you look for').waitFor()

  await button(page, 'Show everything').click()
  await entries(page)
    .filter({ hasText: 'Made a label' })
    .first()
    .getByRole('button', { name: /^Details of entry/ })
    .click()
  const details = page.getByRole('dialog')
  await details.getByText('label.made').waitFor()
  await details.getByText('colour: clay').waitFor()
  await details.getByRole('button', { name: 'Everything about this' }).click()
  await expect.poll(() => entries(page).count()).toBe(2)
  await entries(page)
    .first()
    .getByRole('button', { name: /^Details/ })
    .click()
  await details.getByRole('button', { name: 'Everything Adam Kite did' }).click()
  await entries(page).filter({ hasText: 'Signed in' }).first().waitFor()
})

test('the log is checked from end to end, and what does not hold is said loudly', async () => {
  const { page } = await logAs(OWNER)
  await button(page, 'Check the log').click()
  await page
    .getByRole('alert')
    .filter({ hasText: /The log is whole: \d+ entries/ })
    .waitFor()
  await page.getByText('The first signature is made when this month is over.').waitFor()
  expect(await page.getByLabel('Newest seal').textContent()).toMatch(/^[0-9a-f]{64}$/)

  // Nobody but a hand in the database does this to it.
  const checkpoint = { month: '2026-10', n: 9, hash: '', signature: '', at: 0, holds: 'no' }
  await page.route('**/api/audit/verify*', async (route) => {
    const answer = await route.fetch()
    const found = { ...(await answer.json()), intact: false, brokenAt: 7, checkpoints: [checkpoint] }
    await route.fulfill({ response: answer, json: found })
  })
  await button(page, 'Check the log').click()
  await page.getByRole('alert').filter({ hasText: 'entry 7 does not follow from the one before it' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'October 2026' }).getByText('Does not hold').waitFor()
})

test('what is looked for is taken along as a file, and that it was is in the log', async () => {
  const agent = await logAs(OWNER)
  await makeLabel(agent, 'Exported')
  const { page } = agent
  await choose(page, 'What', 'Made a label')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Export')
      .click()
      .then(() => menuItem(page, 'CSV').click()),
  ])
  expect(file.suggestedFilename()).toMatch(/^whatsnexus-audit-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await text(await file.createReadStream())).trim().split('\r\n')
  expect(lines[0]).toMatch(/^n,at,actor,action,/)
  expect(lines.slice(1).every((line) => line.includes(',label.made,'))).toBe(true)
  await button(page, 'Show everything').click()
  await entries(page).filter({ hasText: 'Exported the audit log' }).first().waitFor()
})

test('who may not read it does not meet it, and a log that cannot be loaded is asked for again', async () => {
  const { page: theirs } = await agentAt('supervisor@plover.test', '/settings/audit')
  await theirs.getByRole('heading', { name: 'Your role does not include this' }).waitFor()
  expect(await theirs.getByRole('link', { name: 'Audit log' }).count()).toBe(0)

  const { page } = await agentAt(OWNER)
  await page.route('**/api/audit?*', (route) => route.abort())
  await page.goto('/settings/audit')
  await page.getByText('The audit log could not be loaded').waitFor()
  await page.unroute('**/api/audit?*')
  await button(page, 'Retry').click()
  await entries(page).first().waitFor()
})

test('what looks like a leak is a dot at the settings, says what to do, and is done with once it was seen', async () => {
  const agent = await agentAt('admin@plover.test')
  const { page, context } = agent
  for (let time = 0; time < 6; time += 1) await context.request.get('/api/audit/export')
  await page.goto('/')
  await page.getByRole('link', { name: 'Settings: a security notice to look at' }).click()
  const notice = page.getByRole('listitem').filter({ hasText: 'Adam Kite took data out 6 times in an hour' })
  await notice.getByText('Ask what it is for.').waitFor()
  await notice.getByRole('button', { name: 'Mark as seen' }).click()
  await notice.getByText('Seen by Adam Kite').waitFor()
  await page.getByRole('link', { name: 'Settings', exact: true }).waitFor()

  await notice.getByRole('link', { name: 'What else they did' }).click()
  await entries(page).filter({ hasText: 'Marked a security notice as seen' }).first().waitFor()
  expect(await page.getByLabel('Who', { exact: true }).locator('option:checked').textContent()).toBe('Adam Kite')

  await page.goto('/settings/alarms')
  await page.getByText('Nothing needs your attention').waitFor()
  await button(page, 'Show earlier notices').click()
  await notice.waitFor()
})

const PEOPLE: [who: string, options: BrowserContextOptions][] = [
  ['in daylight', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar' }],
]

test.each(PEOPLE)('axe finds nothing in the log and the notices, %s', async (_who, options) => {
  const { page } = await logAs(OWNER, options)
  await page.locator('.audit-verify button').click()
  await page.locator('.audit-verify [role=alert]').waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('.audit-more button').first().click()
  await page.locator('dialog dl').waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto('/settings/alarms')
  await page.locator('.security-alarm, .empty').first().waitFor()
  expect(await axe(page)).toEqual([])
})

test('on a phone everything is within reach, and nothing but the list of sections scrolls sideways', async () => {
  const { page } = await logAs(OWNER, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const wrong = [...(await outOfReach(page)), ...(await sideways(page))]
  expect(wrong.filter((place) => !place.includes('settings-list'))).toEqual([])
})
