import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { agentAt, newAgent } from './support/agent.ts'
import { pastConversation } from './support/past.ts'
import { numberOf } from './support/phone.ts'
import { controlsOf, outOfReach, sideways } from './support/reach.ts'
import { button, composer, headOf, item, menuItem, rowOf } from './support/screen.ts'
import { customerSays } from './support/server.ts'

const NAME = 'Tia Slender'
const WIDE = { width: 1440, height: 900 }
const NARROW = [
  ['at 200 %', { width: 720, height: 450 }],
  ['on 320 pixels', { width: 320, height: 640 }],
] as const
/** The way home is the inbox, one pane has no border to drag, the keys stand in the account's menu, all views may fit. */
const NOT_NEEDED = ['WhatsNexus', 'Width of the list', 'Keyboard shortcuts', 'All views']

beforeAll(async () => {
  await pastConversation('Uri Slender', ['Good morning'])
  await customerSays(numberOf(NAME), 'What are your opening hours?', { name: NAME })
})

type Look = (page: Page, place: string) => Promise<void>

/** Every page and what opens on it, with somebody who may do everything. */
async function walk(viewport: { width: number; height: number }, look: Look): Promise<void> {
  const visitor = await newAgent({ viewport })
  await visitor.page.goto('/')
  await visitor.page.getByRole('button', { name: 'Meera Iyer' }).waitFor()
  await look(visitor.page, 'the sign-in page')

  const { page } = await agentAt('admin@bluebird.test', '/inbox/all', { viewport })
  await rowOf(page, NAME).waitFor()
  await look(page, 'the list')
  await page.getByRole('button', { name: 'Your account' }).click()
  await opened(page)
  await look(page, 'the account')
  await page.keyboard.press('Escape')
  await rowOf(page, NAME).click()
  await headOf(page, NAME).waitFor()
  await composer(page).waitFor()
  await item(page, 'Our office is open').getByText('Delivered').waitFor()
  await button(page, 'Suggest a reply').waitFor() // what helps with writing is loaded after the box
  await look(page, 'a conversation')
  for (const menu of ['Labels', 'Assign', 'Snooze', 'More ways to send']) {
    await page.getByRole('button', { name: menu }).click()
    await opened(page)
    await look(page, menu)
    await page.keyboard.press('Escape')
  }
  const details = button(page, 'Details')
  if (await details.isVisible()) await details.click()
  await page.getByRole('button', { name: 'Copy +' }).waitFor()
  await look(page, 'the contact')
  await page.getByRole('tab', { name: 'Answer' }).click()
  await page.getByRole('region', { name: 'Source 1' }).waitFor()
  await look(page, 'the panel')
  await page.goto('/inbox/all')
  await rowOf(page, 'Uri Slender').click()
  const reminder = page.getByRole('button', { name: /^booking_reminder .* English$/ })
  await reminder.waitFor()
  await look(page, 'templates')
  await reminder.click()
  await look(page, 'a template with its blanks')
  await page.goto('/knowledge')
  await page.getByRole('table').waitFor()
  await look(page, 'knowledge')
  await button(page, 'Add text').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).waitFor()
  await look(page, 'a document')
}

/** A menu, with what it holds. */
async function opened(page: Page): Promise<void> {
  await page.locator(':popover-open :is(button, input)').first().waitFor()
}

test.each(NARROW)(
  '%s everything is there, within reach, and nothing scrolls sideways',
  async (_name, viewport) => {
    const known = new Set<string>()
    await walk(WIDE, async (page) => {
      for (const name of await controlsOf(page)) known.add(name)
    })
    for (const name of NOT_NEEDED) known.delete(name)
    const lost: Record<string, string[]> = {}
    await walk(viewport, async (page, place) => {
      for (const name of await controlsOf(page)) known.delete(name)
      const found = [...(await outOfReach(page)), ...(await sideways(page))]
      if (found.length > 0) lost[place] = found
    })
    expect([...known]).toEqual([])
    expect(lost).toEqual({})
  },
  90_000,
)

test('who prefers less motion sees nothing move', async () => {
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all', { reducedMotion: 'reduce' })
  await rowOf(page, NAME).click()
  expect(await moving(page)).toEqual([])
  await headOf(page, NAME).waitFor()
  await button(page, 'Snooze').click()
  await menuItem(page, 'Until they write').waitFor()
  expect(await moving(page)).toEqual([])
  await page.keyboard.press('Escape')
  await button(page, 'Resolve').click()
  await button(page, 'Undo').waitFor()
  expect(await moving(page)).toEqual([])
  await button(page, 'Undo').click()
  await page.getByText('The assistant is answering.').waitFor()
})

/** What is on its way, and takes longer than a frame. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 16)
      .map((one) => (one instanceof CSSAnimation ? one.animationName : one.id)),
  )
}
