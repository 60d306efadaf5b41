import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { raiseAlarm } from '../../../workers/abuse/alarm'
import { runCron } from '../../../workers/cron'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { makeTenant } from '../api-client'

const NIGHT = '17 3 * * *'
const DAY_MS = 86_400_000

test('an alarm is kept for 400 days', async () => {
  const { tenantId } = await makeTenant()
  const now = Date.now()
  await raiseAlarm(tenantScope(env, tenantId), { kind: 'unusual_export', about: 'usr_a', detail: {} }, now)
  const kept = async () => {
    const { results } = await env.DB.prepare('SELECT id FROM security_alarms WHERE tenant_id = ?1').bind(tenantId).all()
    return results.length
  }
  await runCron(NIGHT, env, now + 399 * DAY_MS)
  expect(await kept()).toBe(1)
  await runCron(NIGHT, env, now + 401 * DAY_MS)
  expect(await kept()).toBe(0)
})
