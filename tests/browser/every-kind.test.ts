import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ThreadEvent, ThreadItem } from '../../workers/conversations/thread'
import { type Agent, agentAt, screenshot } from './support/agent.ts'
import { ask } from './support/equal.ts'
import { filesTenant, postFiles } from './support/meta-files.ts'

/** Each kind of thing that Meta sends stands in the thread in words that a person understands. */

interface Listed {
  id: string
  contact: { name: string | null; waId: string | null }
}

beforeAll(async () => {
  await filesTenant()
  await postFiles()
})

async function conversationsOf(agent: Agent): Promise<Listed[]> {
  let before = -1
  for (;;) {
    const { conversations } = await ask<{ conversations: Listed[] }>(agent, 'conversations?view=all&limit=100')
    if (conversations.length === before) return conversations
    before = conversations.length
    await agent.page.waitForTimeout(1_000)
  }
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/inbox/all/${id}`)
  await page.locator('[data-thread] [data-item]').first().waitFor()
}

/** What stands there under the id of each item; folded runs of events are opened first. */
async function wordsOf(page: Page): Promise<Map<string, string>> {
  for (const fold of await page.locator('.events-fold[aria-expanded=false]').all()) await fold.click()
  const pairs = await page
    .locator('[data-thread] [data-item]')
    .evaluateAll((elements) =>
      elements.map((element): [string, string] => [
        element.getAttribute('data-item') ?? '',
        (element.querySelector('.bubble') ?? element).textContent ?? '',
      ]),
    )
  return new Map(pairs)
}

/** Neither JSON, nor one of Meta's own words, nor nothing at all. */
function isForPeople(words: string): boolean {
  const said = words.trim()
  return (
    said !== '' && !/^[[{]/.test(said) && !/[a-z]_[a-z]/.test(said) && !/\b(undefined|null|NaN|\[object)/.test(said)
  )
}

/** The baton's own way by other lines; a summary for whoever came back, above the box they answer in. */
function isToldElsewhere(event: ThreadEvent['event']): boolean {
  return event.type === 'baton' || (event.type === 'summary' && event.cause === 'opened')
}

describe('everything that Meta sends', () => {
  test('has a bubble or a line, and says in words what it is', { timeout: 180_000 }, async () => {
    const agent = await agentAt('owner@files.test', '/inbox/all')
    const conversations = await conversationsOf(agent)
    const missing: string[] = []
    const kinds = new Set<string>()
    for (const { id } of conversations) {
      await open(agent.page, id)
      const { items } = await ask<{ items: ThreadItem[] }>(agent, `conversations/${id}/thread?limit=100`)
      const words = await wordsOf(agent.page)
      for (const item of items) {
        const kind = item.kind === 'message' ? item.type : item.event.type
        kinds.add(kind)
        const said = words.get(item.id)
        // A message of white space has only that to say.
        if (said === undefined && item.kind === 'event' && isToldElsewhere(item.event)) continue
        if (item.kind === 'message' && item.text !== null && item.text.trim() === '') continue
        if (said === undefined || !isForPeople(said)) missing.push(`${kind} ${item.id}: ${said ?? 'not drawn'}`)
      }
    }
    expect(missing).toEqual([])
    for (const kind of ['order', 'location', 'contacts', 'interactive', 'button', 'unsupported', 'hologram', 'call'])
      expect(kinds).toContain(kind)
  })

  test.runIf(process.env.GALLERY)('is drawn for somebody to look at', { timeout: 600_000 }, async () => {
    const looks = [
      { name: 'light', theme: 'light', locale: 'en' },
      { name: 'dark', theme: 'dark', locale: 'en' },
      { name: 'arabic', theme: 'light', locale: 'ar' },
    ]
    for (const { name, theme, locale } of looks) {
      const agent = await agentAt('owner@files.test', '/inbox/all', { viewport: { width: 1440, height: 1600 } })
      await agent.page.evaluate(
        ([theme, locale]) => {
          localStorage.setItem('whatsnexus.theme', theme ?? '')
          localStorage.setItem('whatsnexus.locale', locale ?? '')
        },
        [theme, locale],
      )
      for (const [at, { id }] of (await conversationsOf(agent)).entries()) {
        await open(agent.page, id)
        const thread = agent.page.locator('[data-thread]')
        const pages = await thread.evaluate((element) => Math.ceil(element.scrollHeight / element.clientHeight))
        for (let part = 0; part < Math.min(pages, 6); part++) {
          await thread.evaluate((element, n) => (element.scrollTop = n * element.clientHeight * 0.95), part)
          await screenshot(agent.page, `kinds-${name}-${at}-${part}`)
        }
      }
      await agent.context.close()
    }
  })
})
