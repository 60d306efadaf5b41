import { expect, test } from 'vitest'
import { newAgent, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'

test.each(['light', 'dark'] as const)(
  'the sign-in page is there, whole and readable by everybody: %s',
  async (theme) => {
    const { page } = await newAgent({ colorScheme: theme })
    await page.goto('/')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme)
    expect(await axe(page)).toEqual([])
    await screenshot(page, `sign-in-${theme}`)
  },
)
