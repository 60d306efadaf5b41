import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { sendDeps } from '../../durable-objects/conversation/deps'
import type { ConversationLog } from '../../durable-objects/conversation/log'
import type { Env } from '../../workers/env'
import { seedTenant } from '../support/seed'

const MESSAGE = {
  type: 'document',
  file: { kind: 'document', uploadId: 'upl_large', mimeType: 'application/pdf', size: 100 },
} as const
const CUSTOMER = { waId: '447700900001', userId: null, groupId: null }

test('a try that comes while a file is still on its way to Meta does not bring it once more', async () => {
  const { tenantId, phoneNumberId } = await seedTenant()
  const channel = env.DB.prepare('SELECT id FROM channels WHERE tenant_id = ?').bind(tenantId)
  const place = {
    tenantId,
    phoneNumberId,
    conversationId: 'cnv_1',
    channelId: (await channel.first<string>('id')) ?? '',
  }
  let brought = 0
  const get = async () => {
    brought += 1
    await scheduler.wait(200)
    return null
  }
  const slow = { ...env, BUCKET: { get } as unknown as R2Bucket } satisfies Env
  const { prepare } = sendDeps(slow, { place } as ConversationLog, { metaId: () => null, remember: () => {} })
  const tries = await Promise.all([prepare(MESSAGE, CUSTOMER, 'first'), prepare(MESSAGE, CUSTOMER, 'second')])
  expect(tries).toMatchObject([{ ok: false }, { ok: false }])
  expect(brought).toBe(1)
  await prepare(MESSAGE, CUSTOMER, 'third')
  expect(brought).toBe(2)
})
