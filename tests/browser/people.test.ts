import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../scripts/seeds/people.ts'
import { codeOf } from '../support/authenticator.ts'
import { type Agent, agentAt, newAgent, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { ask } from './support/equal.ts'
import { connectSpare, disconnectSpare, FROM_A_PAGE, SPARE, tenantWithoutNumber } from './support/kite.ts'
import { mailsTo } from './support/mailbox.ts'
import { button, headOf, item, menuItem, openConversation, openId, rowOf } from './support/screen.ts'
import { customerSays } from './support/server.ts'
import { newWorkplace } from './support/workplace.ts'

const [OWNER, SUPERVISOR, AGENT] = ['owner@staff.test', 'supervisor@staff.test', 'agent@staff.test'] as const
const [PIA, QUINN, ROSA] = ['447700900611', '447700900612', '447700900613'] as const

function write(from: string, name: string): Promise<void> {
  return customerSays(from, 'Good morning', { name, number: SPARE.id })
}

beforeAll(async () => {
  await tenantWithoutNumber('staff')
  await connectSpare(await agentAt(OWNER))
}, 60_000)

afterAll(async () => disconnectSpare(await agentAt(OWNER)))

function dialog(page: Page): Locator {
  return page.getByRole('dialog')
}

function lineOf(page: Page, name: string): Locator {
  return page.locator('.people-table tbody tr').filter({ has: page.locator(`bdi:text-is("${name}")`) })
}

async function chooseFor(page: Page, name: string, verb: string): Promise<void> {
  await button(page, `More about ${name}`).click()
  await menuItem(page, verb).click()
}

async function confirm(page: Page, verb: string): Promise<void> {
  await dialog(page).getByRole('button', { name: verb, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

/** Said to the API in the name of whoever is signed in. */
async function tell<T>({ context }: Agent, method: string, path: string, data: unknown): Promise<T> {
  const answer = await context.request.fetch(`/api/${path}`, { method, data, headers: FROM_A_PAGE })
  if (!answer.ok()) throw new Error(`${method} /api/${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** What the organization decides about itself. */
async function decide(settings: object): Promise<void> {
  await tell(await agentAt(OWNER), 'PATCH', 'organization', settings)
}

test('whoever is deactivated while signed in elsewhere is out at once, and what they had is a colleague’s', async () => {
  await write(PIA, 'Pia Sand')
  const ajit = await agentAt(AGENT, '/inbox/all')
  await openConversation(ajit.page, 'Pia Sand')
  const id = openId(ajit.page)
  await button(ajit.page, 'Assign').click()
  await menuItem(ajit.page, 'To me').click()
  await item(ajit.page, 'Ajit Kite took over').waitFor()

  const { page } = await agentAt(OWNER, '/settings/people')
  await chooseFor(page, 'Ajit Kite', 'Deactivate…')
  await dialog(page).getByText('They are signed out everywhere at once').waitFor()
  await dialog(page).getByLabel('Their open and snoozed conversations go to').selectOption({ label: 'Suri Kite' })
  await screenshot(page, 'people-deactivate')
  await confirm(page, 'Deactivate')
  await page.getByText('Ajit Kite is deactivated. 1 conversation was handed over').waitFor()
  await ajit.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await lineOf(page, 'Ajit Kite').count()).toBe(0)

  const suri = await agentAt(SUPERVISOR, `/inbox/mine/${id}`)
  await rowOf(suri.page, 'Pia Sand').waitFor()
  await item(suri.page, 'Suri Kite').waitFor()
  const again = await newAgent()
  await again.page.goto('/')
  await again.page.getByLabel('E-mail').fill(AGENT)
  await again.page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await button(again.page, 'Sign in').click()
  await again.page.getByRole('alert').waitFor()

  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Who has left' })
  await lineOf(page, 'Ajit Kite').getByText('Left').waitFor()
  await chooseFor(page, 'Ajit Kite', 'Reactivate')
  await page.getByText('Ajit Kite works here again').waitFor()
  await agentAt(AGENT, '/inbox/all')
})

test('a role of one’s own is made, given, and counts on the screen of whoever is signed in', async () => {
  const ajit = await agentAt(AGENT, '/inbox/all')
  await ajit.page.getByRole('link', { name: 'Knowledge' }).waitFor()
  const { page } = await agentAt(OWNER, '/settings/roles')
  await button(page, 'New role').click()
  await dialog(page).getByLabel('Name of the role').fill('Front desk')
  await dialog(page).getByLabel('Begin with what another role allows').selectOption({ label: 'Agent' })
  await dialog(page).getByLabel('Answer customers').uncheck()
  await dialog(page).getByLabel('Write notes').uncheck()
  await screenshot(page, 'role-editor')
  await confirm(page, 'Make the role')
  await page.getByText('Role “Front desk” is there.').waitFor()
  await page.getByRole('columnheader', { name: 'Front desk' }).waitFor()

  await page.getByRole('link', { name: 'People' }).click()
  await chooseFor(page, 'Ajit Kite', 'Change…')
  await dialog(page).getByLabel('Role').selectOption({ label: 'Front desk' })
  await confirm(page, 'Save')
  await lineOf(page, 'Ajit Kite').getByText('Front desk').waitFor()
  await write(QUINN, 'Quinn Reed')
  await openConversation(ajit.page, 'Quinn Reed')
  await expect.poll(() => ajit.page.locator('[data-composer]').count()).toBe(0)

  await page.getByRole('link', { name: 'Roles' }).click()
  await button(page, 'More about the role Front desk').click()
  await menuItem(page, 'Remove…').click()
  await dialog(page).getByText('1 person has this role.').waitFor()
  expect(await dialog(page).getByRole('button', { name: 'Remove', exact: true }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'People' }).click()
  await chooseFor(page, 'Ajit Kite', 'Change…')
  await dialog(page).getByLabel('Role').selectOption({ label: 'Agent' })
  await confirm(page, 'Save')
  await lineOf(page, 'Ajit Kite').getByText('Agent', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Roles' }).click()
  await button(page, 'More about the role Front desk').click()
  await menuItem(page, 'Remove…').click()
  await confirm(page, 'Remove')
  await page.getByText('Role “Front desk” removed').waitFor()
})

test('somebody is invited, reminded, and not wanted any more', async () => {
  const email = 'nadia@staff.test'
  const { page } = await agentAt(OWNER, '/settings/people')
  await button(page, 'Invite').click()
  await dialog(page).getByLabel('E-mail').fill('nadia')
  await button(page, 'Send invitation').click()
  await dialog(page).getByText('This is no e-mail address.').waitFor()
  await dialog(page).getByLabel('E-mail').fill(email)
  await dialog(page).getByLabel('Role').selectOption({ label: 'Supervisor' })
  await dialog(page).getByLabel('E-mail').press('Enter')
  await page.getByText(`Invitation sent to ${email}`).waitFor()
  await dialog(page).waitFor({ state: 'detached' })
  expect(await mailsTo(email)).toHaveLength(1)
  const invitations = page.getByRole('region', { name: 'Open invitations' })
  await invitations.getByText('Supervisor').waitFor()
  await button(page, `Send the invitation to ${email} again`).click()
  await page.getByText(`Sent again to ${email}.`).waitFor()
  expect(await mailsTo(email)).toHaveLength(2)
  await button(page, `Take back the invitation to ${email}`).click()
  await confirm(page, 'Take back')
  await page.getByText(`Invitation to ${email} taken back`).waitFor()
  await expect.poll(() => invitations.count()).toBe(0)
})

test('whoever has lost their second factor has it taken away, is signed out, and comes in by the password alone', async () => {
  const home = await newWorkplace('Lost Keys')
  const [boss, { email }] = [await home.hire('owner', 'Olga Key'), await home.hire('agent', 'Fay Lost')]
  const fay = await agentAt(email)
  await fay.page.getByRole('heading', { name: 'Inbox' }).waitFor()
  const { uri } = await tell<{ uri: string }>(fay, 'POST', 'two-factor', { password: DEMO_PASSWORD })
  await tell(fay, 'POST', 'two-factor/confirm', { code: await codeOf(uri) })
  const { page } = await agentAt(boss.email, '/settings/people')
  await lineOf(page, 'Fay Lost').getByText('On', { exact: true }).waitFor()
  await chooseFor(page, 'Fay Lost', 'Reset second factor…')
  await confirm(page, 'Reset second factor')
  await page.getByText('The second factor of Fay Lost is removed.').waitFor()
  await lineOf(page, 'Fay Lost').getByText('Off', { exact: true }).waitFor()
  await fay.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await agentAt(email)
})

test('a team is made, given a conversation, and removed', async () => {
  await write(QUINN, 'Quinn Reed')
  const { page } = await agentAt(OWNER, '/settings/teams')
  await button(page, 'New team').click()
  await dialog(page).getByLabel('Name of the team').fill('Bookings')
  await dialog(page).getByLabel('Ajit Kite').check()
  await confirm(page, 'Make the team')
  await page.getByText('1 person · Ajit Kite').waitFor()
  await page.goto('/inbox/all')
  await openConversation(page, 'Quinn Reed')
  await button(page, 'Assign').click()
  await menuItem(page, 'Bookings').click()
  await page.getByText('Assigned to Bookings').waitFor()
  await item(page, 'Oona Kite assigned this to Bookings').waitFor()
  await page.goto('/settings/teams')
  await button(page, 'More about the team Bookings').click()
  await menuItem(page, 'Remove…').click()
  await confirm(page, 'Remove')
  await page.getByText('Team “Bookings” removed. 1 conversation waits for everybody now').waitFor()
  await page.getByText('No teams yet').waitFor()
})

describe('where numbers and names are hidden', () => {
  beforeAll(async () => decide({ masksContacts: true }))
  afterAll(async () => decide({ masksContacts: false }))

  test('who may reveal them does so in the panel, for as long as they stay; who may not sees that they are hidden', async () => {
    await write(ROSA, 'Rosa Lund')
    const { page } = await agentAt(SUPERVISOR, '/inbox/all')
    await openConversation(page, 'R••• L•••')
    const id = openId(page)
    const panel = page.getByRole('complementary', { name: 'Details' })
    await panel.getByText('•••• 0613').waitFor()
    expect(/Rosa Lund|447700900613/.exec(await page.content())).toBeNull()
    await screenshot(page, 'masked')
    await button(page, 'Show them').click()
    await headOf(page, 'Rosa Lund').waitFor()
    await panel.getByText('+44 770 090 0613').waitFor()
    await screenshot(page, 'revealed')
    await button(page, 'Hide again').click()
    await headOf(page, 'R••• L•••').waitFor()
    await button(page, 'Show them').click()
    await headOf(page, 'Rosa Lund').waitFor()
    await openConversation(page, 'Q••• R•••')
    await openConversation(page, 'R••• L•••')
    await button(page, 'Show them').waitFor()

    const ajit = await agentAt(AGENT, `/inbox/all/${id}`)
    await ajit.page.getByText('Names and numbers are hidden here.').waitFor()
    expect(await button(ajit.page, 'Show them').count()).toBe(0)
    const { entries } = await ask<{ entries: unknown[] }>(await agentAt(OWNER), 'audit?action=contact.revealed')
    expect(entries).toHaveLength(2)
  })
})

describe('where agents see only what is their own', () => {
  beforeAll(async () => decide({ visibility: 'own' }))
  afterAll(async () => decide({ visibility: 'all' }))

  test('what a colleague takes leaves the list and the screen, and comes back when it is nobody’s', async () => {
    await write(ROSA, 'Rosa Lund')
    const ajit = await agentAt(AGENT, '/inbox/all')
    await openConversation(ajit.page, 'Rosa Lund')
    const baton = `conversations/${openId(ajit.page)}/baton`
    const owner = await agentAt(OWNER)
    await tell(owner, 'PUT', baton, { holder: 'agent', userId: 'usr_staff_owner' })
    await ajit.page.getByText('You do not see this conversation any more').waitFor()
    await expect.poll(() => rowOf(ajit.page, 'Rosa Lund').count()).toBe(0)
    expect(await ajit.page.locator('[data-composer]').count()).toBe(0)
    await tell(owner, 'PUT', baton, { holder: 'people' })
    await rowOf(ajit.page, 'Rosa Lund').waitFor()
    await ajit.page.locator('[data-composer]').waitFor()
  })
})

test.each([
  ['in daylight', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar' }],
  ['on a phone', { viewport: { width: 390, height: 844 } }],
] as const)(
  'axe finds nothing on the pages of people, roles and teams, and nothing scrolls sideways, %s',
  async (_how, options) => {
    const { page } = await agentAt(OWNER, '/', options)
    for (const [path, shown] of [
      ['/settings/people', '.people-table'],
      ['/settings/roles', '.matrix'],
      ['/settings/teams', '.settings-section .empty'],
    ] as const) {
      await page.goto(path)
      await page.locator(shown).waitFor()
      expect({ path, wrong: await axe(page) }).toEqual({ path, wrong: [] })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await screenshot(page, `${path.split('/').at(-1)}-${_how}`)
    }
  },
)
