import { describe, expect, test } from 'vitest'
import { newAgent, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'

const PAGES = [
  ['privacy', 'Privacy', 'What you can ask for'],
  ['terms', 'Terms', 'What you may not do'],
  ['help', 'Help', 'What changed last'],
] as const

describe.each(PAGES)('/%s', (name, title, part) => {
  test.each(['light', 'dark'] as const)('is there for whoever comes, on a phone too: %s', async (theme) => {
    const { page } = await newAgent({ colorScheme: theme, viewport: { width: 360, height: 740 } })
    const answer = await page.goto(`/${name}`)
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'")
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('heading', { name: part }).waitFor()
    expect(await page.getByRole('link', { name: title, exact: true }).getAttribute('aria-current')).toBe('page')
    expect(await page.getByText('Invictus Global Tech Pvt Ltd').count()).toBeGreaterThan(0)
    expect(await page.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(await axe(page)).toEqual([])
    await screenshot(page, `${name}-${theme}`)
  })
})

test.each([
  ['hi', 'hi-IN', 'ltr', 'सहायता'],
  ['ta', 'ta-IN', 'ltr', 'உதவி'],
  ['es', 'es-MX', 'ltr', 'Ayuda'],
  ['pt', 'pt-BR', 'ltr', 'Ajuda'],
  ['ar', 'ar-EG', 'rtl', 'المساعدة'],
])('they are written in the language of whoever comes: %s', async (language, locale, dir, title) => {
  const { page } = await newAgent({ locale, viewport: { width: 360, height: 740 } })
  for (const name of ['privacy', 'terms', 'help']) {
    await page.goto(`/${name}`)
    await page.waitForURL(`**/${language}/${name}`)
    expect(await page.locator('html').getAttribute('dir')).toBe(dir)
    expect(await page.locator('main').textContent()).not.toMatch(/%[A-Z]+%/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect(await axe(page)).toEqual([])
  }
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await screenshot(page, `help-${language}`)
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

test('the terms name no law but that of the operator, and no court that nobody has chosen', async () => {
  const { page } = await newAgent()
  await page.goto('/terms')
  await page.getByText('where the operator has its seat').waitFor()
  expect(await page.locator('main').textContent()).not.toContain('courts at')
})

test('the diagnostics say how it is with this browser, and nothing of who it is', async () => {
  const { page } = await newAgent({ permissions: ['clipboard-write'] })
  await page.goto('/help')
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
  const text = await page.getByRole('textbox', { name: 'Diagnostics' }).inputValue()
  const told: unknown = JSON.parse(text)
  expect(told).toMatchObject({ server: { status: 200, requestId: expect.stringMatching(/^req_/) } })
  expect(text).not.toMatch(/@|cookie=|session_token|usr_|ses_/)
})

test('the sign-in page leads to them', async () => {
  const { page } = await newAgent()
  await page.goto('/')
  await page.getByRole('link', { name: 'Privacy', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/privacy')
})
