import { env } from 'cloudflare:workers'
import { expect, onTestFinished, test } from 'vitest'
import { readFeed } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

test('while D1 refuses and Meta takes its time, a conversation rests until the answer is there', async () => {
  const tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
  const sink = graphSink(tenant.phoneNumberId)
  await env.DB.exec('ALTER TABLE contact_aliases RENAME TO contact_aliases_away')
  onTestFinished(async () => {
    await env.DB.exec('ALTER TABLE contact_aliases_away RENAME TO contact_aliases')
  })
  await sink.hold()
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 1' }))
  await sink.waitForSends(1)
  // Going round in circles meanwhile it would hear nobody any more: not the second message, and not Meta's answer.
  await postWebhook(textsBody(tenant, { from: '447700900001', text: 'ping 2' }))
  await sink.release()
  await expect.poll(() => sink.texts(), { timeout: 5_000 }).toEqual(['pong 1', 'pong 2'])
  expect(await readFeed(tenant)).not.toEqual([])
})
