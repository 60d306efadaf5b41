import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { runCron } from '../../workers/cron'
import { asTenant, until } from '../support/api'
import {
  addressOf,
  atMeta,
  brought,
  bytesAt,
  customerSends,
  firstConversation,
  JPEG,
  keysOf,
  messagesOf,
  openConversation,
  PNG,
  untilFile,
} from '../support/files'
import { graphSink } from '../support/graph-sink'
import { changesNumber, under } from '../support/joined'
import { asOperator, seedTenant } from '../support/seed'

const [OLD, FRESH] = ['447700900001', '447700900002'] as const

describe('a message with a file that is sent once more because its answer was lost', () => {
  test('is the same message, also when the conversation has moved meanwhile', { timeout: 20_000 }, async () => {
    const { tenant, id: before } = await openConversation()
    const upload = await brought(tenant, before, 'kind=image', JPEG)
    const send = (id: string) =>
      asTenant(tenant, `conversations/${id}/messages`, {
        method: 'POST',
        body: JSON.stringify({ kind: 'message', content: { type: 'image', upload: upload.id } }),
        headers: { 'idempotency-key': 'once' },
      })
    expect((await send(before)).status).toBe(201)
    const sink = graphSink(tenant.phoneNumberId)
    await sink.waitForSends(1)
    await changesNumber(tenant, { from: OLD, to: FRESH })
    const after = await under(tenant, FRESH)
    await until(async () => expect((await messagesOf(tenant, after)).filter(({ media }) => media)).toHaveLength(1))
    expect(await (await send(before)).json()).toMatchObject({ code: 'conversation.moved', to: after })
    const again = await send(after)
    expect(again.status).toBe(201)
    const { message } = await again.json<{ message: { id: string } }>()
    expect(await bytesAt(await addressOf(tenant, `conversations/${after}/messages/${message.id}/media`))).toEqual(JPEG)
    expect(await sink.sends()).toHaveLength(1)
  })
})

describe('what a customer sends', () => {
  test('and comes shorter than was announced is not kept, where no hash proves it whole', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { announced: PNG.length + 10 }))
    const { conversationId } = await untilFile(tenant, { state: 'failed', failure: 'wrong_hash' })
    expect(await keysOf(tenant, conversationId)).toEqual([])
  })

  test('waits for another token also where the conversation has moved', { timeout: 20_000 }, async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { token: 'the-new-token' }))
    await untilFile(tenant, { state: 'failed', failure: 'no_token' })
    const before = await firstConversation(tenant)
    await changesNumber(tenant, { from: OLD, to: FRESH })
    const after = await under(tenant, FRESH)
    expect(after).not.toBe(before)
    await asOperator('PUT', `tenants/${tenant.tenantId}/channels/${tenant.phoneNumberId}`, {
      wabaId: tenant.wabaId,
      displayPhoneNumber: '15550001234',
      accessToken: 'the-new-token',
      guards: { flood: null, loop: null },
    })
    await runCron('* * * * *', env)
    await until(async () =>
      expect((await messagesOf(tenant, after)).flatMap(({ media }) => media?.state ?? [])).toEqual(['ready']),
    )
  })
})

describe('an answer', () => {
  test.each(['wamid.of-somebody-else', ''])('that quotes %j, which nobody said here, is refused', async (replyTo) => {
    const { tenant, id } = await openConversation()
    const body = JSON.stringify({ text: 'Yes', replyTo })
    const answer = await asTenant(tenant, `conversations/${id}/messages`, { method: 'POST', body })
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'conversation.no_such_quote' }])
  })
})
