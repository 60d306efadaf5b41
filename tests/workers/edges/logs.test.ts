import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { runCron } from '../../../workers/cron'
import { newId } from '../../../workers/platform/ids'
import { asTenant, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { freshWamid, textsBody } from '../../support/meta'
import { seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { call, makePerson, makeTenant, ORIGIN, PASSWORD, signIn } from '../api-client'

afterEach(() => void vi.restoreAllMocks())

/** All that is written to the log from now on, whoever writes it. */
function listen(): string[] {
  const lines: string[] = []
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(said.map(String).join(' ')))
  return lines
}

test('whatever goes through, and however it fails, nobody’s words, numbers, names or secrets are in the log', async () => {
  const lines = listen()
  const words = newId('words')
  const from = `44770${String(Date.now()).slice(-7)}`
  const tenant = await seedTenant()
  const wamid = freshWamid()
  await postWebhook(textsBody(tenant, { from, wamid, text: words }))
  await postWebhook(`{"object":"whatsapp_business_account","entry":[{"id":"${from}","changes":"${words}"}]}`)
  await postWebhook(`{"broken": "${words}`)
  await postWebhook(textsBody(tenant, { from, text: words }), { secret: 'wrong' })
  await postWebhook(textsBody({ ...tenant, phoneNumberId: '1', wabaId: '2' }, { from, text: words }))
  const id = await until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{
      conversations: { id: string }[]
    }>()
    expect(conversations).toHaveLength(1)
    return conversations[0]?.id ?? ''
  })
  const sink = graphSink(tenant.phoneNumberId)
  await sink.fail({ kind: 'error', code: 131_026, times: 1 })
  const say = (text: string) =>
    asTenant(tenant, `conversations/${id}/messages`, { method: 'POST', body: JSON.stringify({ text }) })
  for (const text of [words, `${words} again`, words.repeat(200)]) await say(text)
  await asTenant(tenant, 'knowledge/documents', { method: 'POST', body: JSON.stringify({ title: words, text: words }) })
  await asTenant(tenant, `contacts?search=${words}`)
  const { tenantId } = await makeTenant()
  const { email, name } = await makePerson(tenantId, { name: `Grace ${words}` })
  await call('POST', '/api/session', { body: { email, password: words } })
  await call('POST', '/api/session', { body: { email: `${words}@example.test`, password: words } })
  const cookie = await signIn(email)
  await call('GET', '/api/me', { token: words })
  await call('PUT', '/api/labels/x', { cookie, body: `{"name":"${words}` })
  const broken = { ...env, DB: null as never }
  const headers = { authorization: `Bearer ${words}` }
  const failed = await app.request(`${ORIGIN}/api/labels/${words}?q=${words}`, { headers }, broken)
  expect(failed.status).toBe(500)
  for (const line of ['* * * * *', '17 3 * * *']) await runCron(line, env, Date.now()).catch(() => {})
  await until(async () => expect((await sink.sends()).length).toBeGreaterThan(0))
  const requestId = Object(await failed.json()).requestId
  expect(lines.join('\n')).toContain(requestId)
  const secrets = [words, from, wamid, email, name, PASSWORD, cookie.split('=')[1] ?? '', tenant.apiKey]
  for (const line of lines) for (const secret of secrets) expect(line).not.toContain(secret)
  expect(lines.filter((line) => !isEvent(line))).toEqual([])
})

/** One JSON object with a level and the name of what happened; ids, counts and codes beside it. */
function isEvent(line: string): boolean {
  try {
    const { level, event, ...fields } = JSON.parse(line)
    const isShort = Object.values(fields).every((field) => String(field).length <= 200)
    return typeof level === 'string' && /^[a-z_]+(?:\.[a-z_]+)+$/.test(event) && isShort
  } catch {
    return false
  }
}
