import { expect, vi } from 'vitest'
import { call } from '../api-client'

/** Saved at once, and learnt by a job: the page sees that too. */
export async function saveAndLearn(token: string, intents: unknown): Promise<void> {
  const saved = await call('PUT', '/api/intents', { token, body: { intents } })
  expect(saved).toMatchObject({ status: 200, body: { intents, training: true } })
  await vi.waitFor(
    async () => expect((await call('GET', '/api/intents', { token })).body).toEqual({ intents, training: false }),
    { timeout: 15_000 },
  )
}
