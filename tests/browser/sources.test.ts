import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { agentAt, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { button } from './support/screen.ts'
import { pageOf, sitemapOf, startSite } from './support/site.ts'
import { newWorkplace } from './support/workplace.ts'

async function atHub(options = {}): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Shop')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, '/knowledge', options)
  await page.getByRole('heading', { name: 'Knowledge' }).waitFor()
  return page
}

async function shop() {
  let open: (value?: unknown) => void = () => {}
  const gate = new Promise((resolve) => {
    open = resolve
  })
  const site = await startSite((origin) => ({
    '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nAllow: /' },
    '/sitemap.xml': sitemapOf(origin, '/delivery', '/returns', '/gone'),
    '/delivery': pageOf('Delivery', 'We deliver within three days all over the country, and on Saturdays in the city.'),
    '/returns': { ...pageOf('Returns', 'You can return unopened goods within thirty days of delivery.'), after: gate },
  }))
  onTestFinished(() => site.end())
  return { site, open }
}

async function add(page: Page, address: string, howMuch: 'This page' | 'All pages its sitemap lists'): Promise<void> {
  await button(page, 'Add web page').click()
  const dialog = page.getByRole('dialog', { name: 'Add web page' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill(address)
  await dialog.getByRole('combobox', { name: 'What to read' }).selectOption(howMuch)
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Read it' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const source = (page: Page, url: string) =>
  page
    .getByRole('region', { name: 'Web pages and sitemaps' })
    .getByRole('listitem')
    .filter({ has: page.getByText(url, { exact: true }) })
    .first()

async function verb(page: Page, url: string, name: string): Promise<void> {
  await button(page, `More about ${url}`).click()
  await page.getByRole('menuitem', { name }).click()
}

test('a sitemap is read under your eyes, says which page failed, is read again and removed with its pages', async () => {
  const { site, open } = await shop()
  const url = `${site.origin}/sitemap.xml`
  const page = await atHub()
  await add(page, url, 'All pages its sitemap lists')
  const row = source(page, url)
  await row.getByText(/ of 3 pages/).waitFor({ timeout: 30_000 })
  await row.getByRole('progressbar').waitFor()
  await button(page, `More about ${url}`).click()
  expect(await page.getByRole('menuitem', { name: 'Read it now' }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  open()
  await row.getByText('2 pages read').waitFor({ timeout: 30_000 })
  await row.getByRole('button', { name: '1 page could not be read' }).click()
  await row.getByText(`${site.origin}/gone`).waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'sources')
  await page.getByRole('button', { name: 'Delivery', exact: true }).waitFor()

  site.put('/gone', pageOf('Opening hours', 'The shop is open from nine to six, every day but Sunday.'))
  await verb(page, url, 'Read it now')
  await row.getByText('3 pages read').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Opening hours', exact: true }).waitFor()

  await verb(page, url, 'Remove')
  await page
    .getByRole('dialog', { name: `Remove ${url}?` })
    .getByRole('button', { name: 'Remove' })
    .click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Delivery', exact: true }).waitFor({ state: 'detached', timeout: 30_000 })
})

test('a page that is not there says so with the next step, and one address is taken once', async () => {
  const { site } = await shop()
  const page = await atHub()
  const url = `${site.origin}/nowhere`
  await add(page, url, 'This page')
  await source(page, url).getByRole('alert').waitFor({ timeout: 30_000 })
  await button(page, 'Add web page').click()
  const dialog = page.getByRole('dialog', { name: 'Add web page' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill(url)
  await dialog.getByRole('button', { name: 'Read it' }).click()
  await dialog.getByRole('alert').waitFor()
})

test('on a phone nothing scrolls sideways, however long an address is', async () => {
  const { site } = await shop()
  const page = await atHub({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const url = `${site.origin}/${'a-very-long-name-of-a-page-'.repeat(5)}`
  await add(page, url, 'This page')
  await source(page, url).getByRole('alert').waitFor({ timeout: 30_000 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await screenshot(page, 'sources-phone')
})
