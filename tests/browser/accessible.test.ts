import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Agent, newAgent, signIn } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { pastConversation } from './support/past.ts'
import { numberOf, receivedBy, refuses } from './support/phone.ts'
import { rowOf, thread } from './support/screen.ts'
import { control, customerSays, customerSends } from './support/server.ts'

/** Whom the assistant answers, and who then sends one of everything. */
const TALKER = 'Zoe Everything'

beforeAll(async () => {
  const number = numberOf(TALKER)
  await pastConversation('Yan Closed', ['Good morning'])
  await customerSays(number, 'What are your opening hours?', { name: TALKER })
  await vi.waitUntil(async () => (await receivedBy(TALKER)).length > 0, 10_000)
  for (const content of [
    { type: 'image', caption: 'The view' },
    { type: 'audio' },
    { type: 'document' },
    { type: 'location', name: 'Abbey Falls' },
    { type: 'contacts' },
    { type: 'sticker' },
    { type: 'unsupported' },
  ])
    await customerSends(number, content, { name: TALKER })
  await customerSays(number, 'I want to talk to a human please', { name: TALKER })
})

afterEach(() => control('reset', {}))

/** By what does not change with the language. Each goes on from the one before. */
const STATES: [name: string, show: (page: Page, agent: Agent) => Promise<unknown>][] = [
  ['a list', (page) => rowOf(page, TALKER).waitFor()],
  ['a list without rows', (page) => show(page, '[data-view="snoozed"]', '.empty')],
  ['a conversation', (page) => openTalker(page)],
  ['the contact', (page) => show(page, '#panel-tab-contact', '.facts')],
  ['an answer with its sources', (page) => show(page, '.foot-why', '.slip')],
  ['the timeline', (page) => show(page, '#panel-tab-timeline', '.timeline')],
  ['the menu of labels', (page) => show(page, '[data-action="labels"]', ':popover-open')],
  ['the menu of colleagues', (page) => show(page, '[data-action="assign"]', ':popover-open')],
  ['the menu of snoozes', (page) => show(page, '[data-action="snooze"]', ':popover-open')],
  ['more ways to send', (page) => show(page, '.send-more', ':popover-open')],
  ['what became of a message', (page) => show(page, 'button.status-mark', ':popover-open')],
  ['the account', (page) => show(page, '.rail-item[popovertarget]', ':popover-open')],
  ['a message that failed', failedMessage],
  ['a colleague who was faster', collision],
  ['a note', (page) => writeNote(page)],
  ['templates', (page) => show(page, '.composer-foot [aria-keyshortcuts="T"]', '.template-item')],
  ['a template with its blanks', (page) => show(page, '.template-item:enabled', '.template-card')],
  ['a closed window', (page) => openNamed(page, 'Yan Closed', '.templates')],
  ['a message that waits for the network', waitingMessage],
  ['a conversation that is not there', (page) => visit(page, `/inbox/all/cnv_${'A'.repeat(28)}`, '[role=alert]')],
  ['a conversation that cannot be loaded', brokenThread],
  ['a list that cannot be loaded', brokenList],
  ['knowledge', (page) => visit(page, '/knowledge', 'table')],
  ['a document', (page) => show(page, 'tbody button', 'dialog textarea')],
  ['a trial', (page) => tryAssistant(page)],
  ['an address without a page', (page) => visit(page, '/nowhere', '.empty')],
  ['the keys', (page) => show(page, '.rail-wide-only', 'dialog')],
]

const PEOPLE: [who: string, options: BrowserContextOptions][] = [
  ['in daylight', { colorScheme: 'light' }],
  ['in the dark', { colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar' }],
]

test.each(PEOPLE)(
  'axe finds nothing on any page and in any state, %s',
  async (_who, options) => {
    const agent = await newAgent(options)
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      const wrong = await axe(agent.page)
      if (wrong.length > 0) found[name] = wrong
    }
    await visit(agent.page, '/', 'form')
    await look('the sign-in page')
    await agent.page.locator('form [type="submit"]').click()
    await agent.page.getByRole('alert').waitFor()
    await look('a refused sign-in')
    await signIn(agent, 'supervisor@bluebird.test', '/inbox/all')
    for (const [name, state] of STATES) {
      await state(agent.page, agent)
      await look(name)
      // Without a layer above it Escape would leave the conversation.
      if ((await agent.page.locator(':popover-open, dialog[open]').count()) > 0)
        await agent.page.keyboard.press('Escape')
    }
    expect(found).toEqual({})
  },
  120_000,
)

async function show(page: Page, button: string, shown: string): Promise<void> {
  await page.locator(button).first().click()
  await page.locator(shown).first().waitFor()
}

async function visit(page: Page, path: string, shown: string): Promise<void> {
  await page.goto(path)
  await page.locator(shown).first().waitFor()
}

async function openNamed(page: Page, name: string, shown: string): Promise<void> {
  await page.goto('/inbox/all')
  await rowOf(page, name).click()
  await page.locator(shown).first().waitFor()
}

async function openTalker(page: Page): Promise<void> {
  await openNamed(page, TALKER, '[data-composer]')
  await thread(page).locator('.foot-why').first().waitFor()
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('[data-composer]').fill(text)
  await page.locator('[data-composer]').press('Enter')
}

async function failedMessage(page: Page): Promise<void> {
  await refuses(TALKER, { code: 131_026, times: 1 })
  await write(page, 'Your seats are reserved')
  await thread(page).locator('.failed').first().waitFor()
}

async function collision(page: Page): Promise<void> {
  const said = { seq: 1, by: 'agent:usr_bluebird_agent', text: 'I am on it' }
  const problem = { status: 409, code: 'conversation.spoken_since', title: 'Meanwhile', detail: '', said }
  await page.route('**/messages', (route) => route.fulfill({ status: 409, json: problem }), { times: 1 })
  await write(page, 'Let me look')
  await page.locator('.collision').waitFor()
}

async function writeNote(page: Page): Promise<void> {
  await page.locator('.composer-tab-note').click()
  await write(page, 'They like the window seat')
  await thread(page).locator('.note').first().waitFor()
  await page.locator('.composer-tab').first().click()
}

async function waitingMessage(page: Page, { context }: Agent): Promise<void> {
  await openTalker(page)
  await context.setOffline(true)
  await page.locator('.connection-bar').waitFor()
  await write(page, 'Written on the train')
  await thread(page).locator('.mark-waiting').waitFor()
  await context.setOffline(false)
}

/** For as long as nobody visits another page: what is asked again by itself fails too. */
async function brokenThread(page: Page): Promise<void> {
  await page.route('**/thread?*', (route) => route.abort())
  await openNamed(page, TALKER, '.conversation-wait .empty')
}

async function brokenList(page: Page): Promise<void> {
  await page.unroute('**/thread?*')
  const calls = '**/api/conversations?*'
  await page.route(calls, (route) => route.fulfill({ status: 500, json: {} }))
  await visit(page, '/inbox/resolved', '.empty')
  await page.unroute(calls)
}

async function tryAssistant(page: Page): Promise<void> {
  await page.locator('.trial-ask input').fill('What are your opening hours?')
  await page.keyboard.press('Enter')
  await page.locator('.trial-answer').waitFor()
}
