import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { runCron } from '../../../workers/cron'
import { call, makePerson, makeTenant, operator, signIn } from '../api-client'
import { passkeysOf, somebodyWithPasskey } from './passkey-client'

const NIGHT = '17 3 * * *'
const DAY_MS = 86_400_000

async function leaves({ tenantId, userId }: { tenantId: string; userId: string }): Promise<void> {
  const cookie = await signIn((await makePerson(tenantId, { role: 'owner' })).email)
  const { status } = await call('POST', `/api/people/${userId}/deactivate`, { cookie, body: {} })
  expect(status).toBe(200)
}

/** How many rows tell of somebody. */
async function kept(userId: string): Promise<Record<string, number>> {
  const count = (table: string) =>
    env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE user_id = ?1`).bind(userId).first<number>('n')
  const [passkeys, devices] = [await count('passkeys'), await count('devices')]
  return { passkeys: passkeys ?? 0, devices: devices ?? 0 }
}

/** They joined long ago. */
const joinedLongAgo = (userId: string) =>
  env.DB.prepare('UPDATE users SET created_at = 1 WHERE id = ?1').bind(userId).run()

const leftDaysAgo = (userId: string, days: number) =>
  env.DB.prepare('UPDATE members SET deactivated_at = ?2 WHERE user_id = ?1 AND deactivated_at IS NOT NULL')
    .bind(userId, Date.now() - days * DAY_MS)
    .run()

test('passkeys and devices of somebody who has left are kept for a month, should they come back, and then go', async () => {
  const person = await somebodyWithPasskey()
  await joinedLongAgo(person.userId)
  await leaves(person)
  await leftDaysAgo(person.userId, 29)
  await runCron(NIGHT, env)
  expect(await kept(person.userId)).toEqual({ passkeys: 1, devices: 1 })
  await leftDaysAgo(person.userId, 31)
  await runCron(NIGHT, env)
  expect(await kept(person.userId)).toEqual({ passkeys: 0, devices: 0 })
})

test('who works somewhere else keeps theirs', async () => {
  const person = await somebodyWithPasskey()
  await joinedLongAgo(person.userId)
  const other = await makeTenant()
  const put = { name: 'Grace', email: person.email, role: 'agent' }
  await operator('PUT', `/tenants/${other.tenantId}/users/${person.userId}`, put)
  await leaves(person)
  await leftDaysAgo(person.userId, 31)
  await runCron(NIGHT, env)
  expect(await kept(person.userId)).toMatchObject({ passkeys: 1 })
  expect(await passkeysOf(await signIn(person.email))).toHaveLength(1)
})
