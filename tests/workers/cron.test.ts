import { env } from 'cloudflare:workers'
import { afterEach, expect, test, vi } from 'vitest'
import { runCron } from '../../workers/cron'
import { call, makeTenant } from './api-client'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a sweep that waits for a Meta that does not answer keeps no other waiting', async () => {
  const { token } = await makeTenant()
  const { body } = await call('GET', '/api/channels', { token })
  const { id } = Object(body).channels[0]
  await env.DB.prepare('UPDATE channels SET created_at = 1, health_at = NULL WHERE id = ?1').bind(id).run()
  await env.DB.prepare('UPDATE channels SET health_at = ?2 WHERE id <> ?1').bind(id, Date.now()).run()
  const ask = globalThis.fetch
  let release = () => {}
  const hangs = new Promise<void>((resolve) => {
    release = resolve
  })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (String(input).includes('fields=')) await hangs // the check of the number's health
    return ask(input, init)
  })
  const swept = runCron('* * * * *', env)
  const probe = () =>
    env.DB.prepare("SELECT 1 FROM channel_hops WHERE channel_id = ?1 AND hop = 'probe'").bind(id).first()
  await vi.waitFor(async () => expect(await probe()).not.toBeNull(), { timeout: 8_000 })
  release()
  await swept
})
