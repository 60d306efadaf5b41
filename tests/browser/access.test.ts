import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { agentAt, newAgent, screenshot } from './support/agent.ts'
import { axe } from './support/axe.ts'
import { button } from './support/screen.ts'
import { control } from './support/server.ts'
import { newWorkplace } from './support/workplace.ts'

const PATH = '/settings/access'

/** An organization's provider, as far as it is asked when it is set up. */
const idp = createServer((request, response) => {
  const origin = `http://${request.headers.host}`
  const known = { issuer: origin, authorization_endpoint: `${origin}/authorize`, token_endpoint: `${origin}/token` }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ ...known, jwks_uri: `${origin}/keys` }))
})
await new Promise<void>((resolve) => idp.listen(0, '127.0.0.1', resolve))
const ISSUER = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`
afterAll(() => {
  idp.closeAllConnections()
  idp.close()
})

async function owner(): Promise<Page> {
  const { hire } = await newWorkplace('Kingfisher Tours')
  await hire('agent', 'Devan Pillai')
  const { email } = await hire('owner', 'Nila Raj')
  const { page } = await agentAt(email, PATH)
  await page.getByRole('heading', { name: 'Second factor' }).waitFor()
  return page
}

const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

test('who has no second factor is named, and whoever asks it of everybody has one first', async () => {
  const page = await owner()
  await page.getByText('2 people have none yet').waitFor()
  await page.getByText('Devan Pillai, Nila Raj').waitFor()
  await page.getByRole('switch', { name: 'Ask a second factor of everybody' }).click()
  await page.getByRole('dialog').getByText('2 people have none yet').waitFor()
  await button(page, 'Ask it of everybody').click()
  await page.getByRole('alert').filter({ hasText: 'Set up an authenticator app or a passkey' }).waitFor()
  expect(await page.getByRole('switch', { name: 'Ask a second factor of everybody' }).isChecked()).toBe(false)
})

test('a provider is set up, signs in nobody before its domain is proven, and is taken away', async () => {
  const page = await owner()
  const domain = `kingfisher-${Date.now()}.example`
  await page.getByLabel('Issuer').fill(ISSUER)
  await page.getByLabel('Client ID').fill('whatsnexus')
  await page.getByLabel('Client secret').fill('a secret of the provider')
  await page.getByRole('textbox', { name: 'E-mail domains' }).fill(`@${domain}`)
  await button(page, 'Save').click()
  await said(page, 'The provider is saved')
  expect(await page.getByLabel('Client secret').inputValue()).toBe('')
  await page.getByText('Not proven yet').waitFor()
  const asks = async () => {
    const { context } = await newAgent()
    return (await context.request.get(`/api/sign-in/sso?email=nila@${domain}`)).status()
  }
  expect(await asks()).toBe(404)
  const rule = page.getByRole('switch', { name: 'Nobody signs in with a password' })
  expect(await rule.isDisabled()).toBe(true)
  await button(page, 'Check now').click()
  await page.getByRole('alert').filter({ hasText: 'DNS does not have the record yet' }).waitFor()
  expect(await axe(page)).toEqual([])
  await screenshot(page, 'access-unproven')

  const record = (await page.getByText('whatsnexus-domain-verification=').textContent()) ?? ''
  await control('dns', { name: domain, texts: ['v=spf1 -all', record.trim()] })
  await button(page, 'Check now').click()
  await page.getByText('Proven', { exact: true }).waitFor()
  expect(await asks()).toBe(200)

  await button(page, 'Ask the provider').click()
  await said(page, 'The provider answers as it should')
  await rule.click()
  await button(page, 'Only with the provider').click()
  await said(page, 'People sign in with your provider only')
  await screenshot(page, 'access-required')
  await button(page, 'Remove').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await said(page, 'Single sign-on is removed')
  expect(await page.getByLabel('Issuer').inputValue()).toBe('')
})

test('a provider that is none is refused, and what was typed stays', async () => {
  const page = await owner()
  await page.getByLabel('Issuer').fill('https://nobody.invalid')
  await page.getByLabel('Client ID').fill('whatsnexus')
  await page.getByLabel('Client secret').fill('a secret of the provider')
  await page.getByRole('textbox', { name: 'E-mail domains' }).fill('kingfisher.example')
  await button(page, 'Save').click()
  await page.getByRole('alert').filter({ hasText: 'The provider cannot be used' }).waitFor()
  expect(await page.getByLabel('Client ID').inputValue()).toBe('whatsnexus')
})

test('administrators decide on the second factor; the provider is for owners', async () => {
  const { hire } = await newWorkplace('Kingfisher Tours')
  await hire('owner', 'Nila Raj')
  const { email } = await hire('admin', 'Ravi Menon')
  const { page } = await agentAt(email, PATH)
  await page.getByText('Single sign-on is set up by owners.').waitFor()
  expect(await page.getByLabel('Issuer').count()).toBe(0)
})
