import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { runCron } from '../../../workers/cron'
import { mailbox } from '../../support/mailbox'
import { call, PASSWORD } from '../api-client'
import { as, office, type Signed } from './support'

const NIGHT = '17 3 * * *'
const DAY_MS = 86_400_000

async function invites(owner: Signed): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.test`
  const { body } = await as(owner, 'POST', '/invitations', { email, role: 'agent' })
  return { id: Object(body).invitation.id, email }
}

async function addressesKept(tenantId: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare('SELECT email FROM invitations WHERE tenant_id = ?1 ORDER BY id')
    .bind(tenantId)
    .all()
  return results.map(({ email }) => email)
}

test('a month after an invitation was followed, taken back or over, the address in it is gone', async () => {
  const { tenantId, owner } = await office()
  const [followed, revoked, left] = [await invites(owner), await invites(owner), await invites(owner)]
  const accepted = { token: await mailbox(followed.email).token(), name: 'Nia', password: PASSWORD }
  expect((await call('POST', '/api/invitations/accept', { body: accepted })).status).toBe(200)
  expect((await as(owner, 'DELETE', `/invitations/${revoked.id}`)).status).toBe(200)
  const now = Date.now()
  await runCron(NIGHT, env, now + 29 * DAY_MS)
  expect(await addressesKept(tenantId)).toEqual([followed.email, revoked.email, left.email])
  await runCron(NIGHT, env, now + 31 * DAY_MS)
  expect(await addressesKept(tenantId)).toEqual([left.email])
  expect(Object((await as(owner, 'GET', '/invitations')).body).invitations).toHaveLength(1)
  await runCron(NIGHT, env, now + 38 * DAY_MS)
  expect(await addressesKept(tenantId)).toEqual([])
})
