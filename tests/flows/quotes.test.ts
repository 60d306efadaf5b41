import { expect, test } from 'vitest'
import type { ThreadPage } from '../../workers/conversations/thread'
import { asTenant, until } from '../support/api'
import { freshWamid, messagesBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const A = '447700900001'

async function thread(tenant: SeededTenant): Promise<ThreadPage['items']> {
  const { conversations } = await (await asTenant(tenant, 'conversations')).json<{ conversations: { id: string }[] }>()
  const page = await asTenant(tenant, `conversations/${conversations[0]?.id}/thread`)
  return (await page.json<ThreadPage>()).items
}

test('a history that is told after a message that answers a part of it gives the answer its original', async () => {
  const tenant = await seedTenant()
  const original = freshWamid()
  const contact = { wa_id: A, profile: { name: 'Asha' } }
  const timestamp = String(Math.floor(Date.now() / 1000))
  const answer = { from: A, id: freshWamid(), timestamp, type: 'text', text: { body: 'Still true?' } }
  await postWebhook(messagesBody(tenant, [contact], [{ ...answer, context: { id: original } }]))
  await until(async () => expect(await thread(tenant)).toMatchObject([{ text: 'Still true?', quote: { id: null } }]))
  const told = [{ from: A, id: original, timestamp: '1700000000', type: 'text', text: { body: 'We open at nine' } }]
  const body = messagesBody(tenant, [], [])
  const value = {
    ...body.entry[0]?.changes[0]?.value,
    history: [{ metadata: { phase: 0, chunk_order: 1, progress: 100 }, threads: [{ id: A, messages: told }] }],
  }
  await postWebhook({ ...body, entry: [{ id: tenant.wabaId, changes: [{ field: 'history', value }] }] })
  await until(async () =>
    expect(await thread(tenant)).toMatchObject([
      { text: 'We open at nine' },
      { text: 'Still true?', quote: { text: 'We open at nine' } },
    ]),
  )
})
