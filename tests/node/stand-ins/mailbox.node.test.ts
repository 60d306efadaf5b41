import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../stand-ins/simulator/index.ts'

let simulator: Simulator

beforeAll(async () => {
  const meta = { appSecret: 'local-app-secret', verifyToken: 'local-verify-token', webhookUrl: 'http://127.0.0.1:1/' }
  simulator = await createSimulator({ port: 0, ...meta, numbers: [] })
})
afterAll(() => simulator.close())

const MAIL = {
  from: 'WhatsNexus <accounts@example.test>',
  to: ['asha@example.test'],
  subject: 'Confirm <b>your</b> address',
  text: 'Hello\n\nConfirm:\nhttps://whatsnexus.test/verify#token-1',
  html: '<p>Hello</p><script>alert(1)</script>',
}

function send(body: unknown, headers: Record<string, string> = { authorization: 'Bearer local-mail-key' }) {
  return fetch(`${simulator.url}/emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

test('a mail is taken as the provider takes it, and lands in the mailbox with a link to follow', async () => {
  const taken = await send(MAIL)
  expect(taken.status).toBe(200)
  expect(await taken.json()).toEqual({ id: expect.any(String) })
  const page = await (await fetch(`${simulator.url}/mailbox`)).text()
  expect(page).toContain('asha@example.test')
  expect(page).toContain('<a href="https://whatsnexus.test/verify#token-1"')
  expect(page).toContain('Confirm &lt;b&gt;your&lt;/b&gt; address')
})

test('the page runs nothing and takes nothing from elsewhere', async () => {
  await send(MAIL)
  const answer = await fetch(`${simulator.url}/mailbox`)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
  expect(await answer.text()).not.toContain('<script')
  expect((await fetch(`${simulator.url}/mailbox.css`)).status).toBe(200)
})

test('programs read one address', async () => {
  await send({ ...MAIL, to: ['grace@example.test'] })
  const answer = await fetch(`${simulator.url}/control/mails?to=grace@example.test`)
  expect(await answer.json()).toMatchObject({ mails: [{ to: ['grace@example.test'], subject: MAIL.subject }] })
})

test('without a key, or with half a mail, nothing is taken', async () => {
  expect((await send(MAIL, {})).status).toBe(401)
  expect((await send({ ...MAIL, to: [] })).status).toBe(422)
})
