import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newAgent } from './support/agent.ts'

const NAMES = /(?:figtree-latin-wght|figtree-latin-ext|rupee|hindi|tamil|arabic|devanagari|vazirmatn)/

/** The sign-in page, and which fonts have been fetched for it so far. */
async function openSignIn(): Promise<{ page: Page; fetched: string[] }> {
  const { page } = await newAgent()
  const fetched: string[] = []
  page.on('requestfinished', (request) => {
    const name = /assets\/(.+)\.woff2$/.exec(request.url())?.[1]
    if (name) fetched.push(NAMES.exec(name)?.[0] ?? name)
  })
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.evaluate(() => document.fonts.ready)
  return { page, fetched }
}

/** Puts a text on the page in the interface's own font. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).evaluate((heading, words) => {
    heading.textContent = words
  }, text)
}

/** Families of the faces in use beyond those that the page itself needs. */
function familiesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.fonts]
      .filter(({ status, family }) => status === 'loaded' && family !== 'Language Names')
      .filter(({ unicodeRange }) => !unicodeRange.startsWith('U+0-FF'))
      .map(({ family }) => family),
  )
}

test('the sign-in page is drawn with one font, and the few letters of the languages’ own names', async () => {
  const { fetched } = await openSignIn()
  expect(fetched.toSorted()).toEqual(['arabic', 'figtree-latin-wght', 'hindi', 'tamil'])
})

test('a price in rupees fetches the sign and nothing else', async () => {
  const { page, fetched } = await openSignIn()
  const before = fetched.length
  await write(page, '₹450')
  await expect.poll(() => fetched.slice(before)).toEqual(['rupee'])
})

test.each([
  ['Hindi', 'सात दिन में', 'Noto Sans Devanagari Variable'],
  ['Tamil', 'நான்கு பேருக்கும்', 'Noto Sans Tamil Variable'],
  ['Arabic', 'صباح الخير', 'Vazirmatn Variable'],
  ['Polish', 'zażółć', 'Figtree Variable'],
])('%s is drawn with a font that has all its letters, from here or from the system', async (_name, text, family) => {
  const { page } = await openSignIn()
  await write(page, text)
  await expect.poll(() => familiesOf(page)).toEqual([family])
})
