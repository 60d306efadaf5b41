import { expect, test } from 'vitest'
import { applySeed } from '../../scripts/seeds/apply.ts'
import { chooseSeed } from '../../scripts/seeds/choose.ts'

/** Its own API, whose gate a trial opens, or does not. */
function desk(passes: boolean) {
  const calls: { method: string; path: string; body: unknown }[] = []
  let open = false
  async function call(method: string, path: string, body?: unknown) {
    calls.push({ method, path, body })
    if (path === 'assistant/question-sets') return method === 'GET' ? { sets: [] } : { set: { id: 'qs_1' } }
    if (path === 'assistant/trials' && method === 'GET') return { trials: [] }
    if (path.startsWith('assistant/trials')) {
      open = passes
      return { trial: { id: 'run_1', state: method === 'POST' ? 'pending' : 'done' } }
    }
    if (path === 'assistant/gate') return { gate: { open, reasons: open ? [] : [{ code: 'too_few_right' }] } }
    return path === 'channels' ? { channels: [{ id: 'chn_1' }] } : {}
  }
  return { calls, call }
}

async function seeded(passes: boolean) {
  const own = desk(passes)
  const told: { path: string; body: unknown }[] = []
  async function operator(_method: string, path: string, body?: unknown) {
    told.push({ path, body })
    return path.endsWith('/readiness') ? { ready: true, documents: { failed: 0 } } : null
  }
  const demo = chooseSeed('demo')
  await applySeed({ ...demo, tenants: demo.tenants.slice(0, 1) }, operator, { as: () => own.call })
  return { told, own: own.calls.map(({ method, path }) => `${method} ${path}`), calls: own.calls }
}

test('a tenant with a trial is silent until it has passed, and goes live by it', async () => {
  const { told, own } = await seeded(true)
  expect(told.find(({ path }) => path.includes('/channels/'))?.body).toMatchObject({ assistant: false })
  expect(own).toContain('PUT assistant/settings/flows')
  expect(own).not.toContain('PUT assistant/gate/override')
  expect(own.at(-1)).toBe('PUT channels/chn_1/assistant')
  expect(own.indexOf('POST assistant/trials')).toBeGreaterThan(own.indexOf('PUT assistant/settings/lead-plan'))
})

test('one that did not pass says so where somebody reads it', async () => {
  const { calls } = await seeded(false)
  const override = calls.find(({ path }) => path === 'assistant/gate/override')
  expect(override?.body).toEqual({ reason: expect.stringContaining('has not passed: too_few_right') })
})
