import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { maySpeak } from '../../../workers/assistant/switch'
import { channelById } from '../../../workers/channels/channels'
import { seedTenant } from '../../support/seed'

/** A number whose settings this isolate has in memory, and a change made in another. */
async function known(assistant: boolean) {
  const { tenantId, phoneNumberId } = await seedTenant({ assistant })
  const row = await env.DB.prepare('SELECT id FROM channels WHERE phone_number_id = ?1')
    .bind(phoneNumberId)
    .first<{ id: string }>()
  const channelId = row?.id ?? ''
  expect(await channelById(env, tenantId, channelId)).toMatchObject({ assistant })
  return {
    place: { tenantId, channelId },
    switchedElsewhere: (on: boolean) =>
      env.DB.prepare('UPDATE channels SET assistant = ?1 WHERE id = ?2')
        .bind(on ? 1 : 0, channelId)
        .run(),
  }
}

const withoutD1: typeof env = { ...env, DB: Object.create(null) }

test('before it speaks the assistant hears that it was switched off elsewhere a moment ago', async () => {
  const { place, switchedElsewhere } = await known(true)
  expect(await maySpeak(env, place)).toBe(true)
  await switchedElsewhere(false)
  expect(await channelById(env, place.tenantId, place.channelId)).toMatchObject({ assistant: true })
  expect(await maySpeak(env, place)).toBe(false)
})

test('while D1 is down what was known last counts, and with nothing known it goes on', async () => {
  const [on, off] = [await known(true), await known(false)]
  expect(await maySpeak(withoutD1, on.place)).toBe(true)
  expect(await maySpeak(withoutD1, off.place)).toBe(false)
  expect(await maySpeak(withoutD1, { tenantId: 't-unheard', channelId: 'chn_unheard' })).toBe(true)
})

test("on another tenant's number it does not speak", async () => {
  const { place } = await known(true)
  expect(await maySpeak(env, { ...place, tenantId: 't-other' })).toBe(false)
})
