import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { inboxOf } from '../../workers/objects'
import { asTenant, readFeed, until } from '../support/api'
import { ANN, joinedPair, MOBILE } from '../support/joined'
import { textsBody } from '../support/meta'
import type { SeededTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const whole = async (tenant: SeededTenant) => [...(await readFeed(tenant)), ...(await readFeed(tenant, 'whatsnexus'))]

const SECRET = 'my clinic is in Adyar'

test('what the feed told of one contact is withdrawn when it turns out to be another’s', {
  timeout: 40_000,
}, async () => {
  const { tenant, home, road, undo } = await joinedPair()
  const { tenantId } = tenant
  await postWebhook(textsBody(tenant, { from: MOBILE, text: SECRET }))
  await postWebhook(textsBody(tenant, { from: ANN, text: 'this is Ann still' }))
  const path = `conversations/${home}/messages`
  const replied = await asTenant(tenant, path, { method: 'POST', body: JSON.stringify({ text: 'Hello Ann' }) })
  expect(replied.status).toBeLessThan(300)
  const ofHome = async () => JSON.stringify((await whole(tenant)).filter(({ conversation_id: id }) => id === home))
  await until(async () => {
    expect(await ofHome()).toContain(SECRET)
    expect(await ofHome()).toContain('this is Ann still')
  })
  const before = await whole(tenant)
  await undo()
  await until(async () => {
    expect(await ofHome()).not.toContain(SECRET)
    expect(await ofHome()).not.toContain(MOBILE)
  })
  // Every place is still there: nobody who reads page by page misses one, and Ann's own words stay.
  const after = await whole(tenant)
  const places = new Set(after.map(({ event_id }) => event_id))
  expect(before.filter(({ event_id }) => !places.has(event_id))).toEqual([])
  expect(await ofHome()).toContain('this is Ann still')
  const inbox = await inboxOf(env, tenantId)
  const rows = await runInDurableObject(inbox, async (_object, { storage }) =>
    JSON.stringify(storage.sql.exec('SELECT events FROM feed WHERE conversation_id = ?', home).toArray()),
  )
  expect(rows).not.toContain(SECRET)
  expect(JSON.stringify(after.filter(({ conversation_id: id }) => id === road))).toContain('from the road')
})
