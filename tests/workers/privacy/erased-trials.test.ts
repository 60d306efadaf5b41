import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { knowledgeOf } from '../../../workers/objects'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { eraseConversation } from '../../../workers/privacy/erase'
import { customerWrites, makeTenant } from '../api-client'

const ITEM = JSON.stringify({ text: 'Is my daughter Meera well?' })

test('what a replay read of a conversation before it was erased is not kept after it', async () => {
  const { tenantId } = await makeTenant()
  const knowledge = await knowledgeOf(env, tenantId)
  const readAt = Date.now()
  await knowledge.forget({ tenantId, conversationIds: ['cnv_erased'] })
  const items = [
    { conversationId: 'cnv_erased', json: ITEM },
    { conversationId: 'cnv_other', json: ITEM },
    { conversationId: null, json: ITEM },
  ]
  await knowledge.planTrial({ tenantId, runId: 'run_1', items, readAt })
  const rows = await knowledge.trialResults({ tenantId, runId: 'run_1', after: 0, limit: 10 })
  expect(rows.map(({ n, conversationId: id }) => [n, id])).toEqual([
    [0, 'cnv_other'],
    [1, null],
  ])
})

test('a question of an erased conversation that is the very first of its tenant is not kept either', async () => {
  const tenant = await makeTenant()
  const { tenantId } = tenant
  const { id: conversationId } = await customerWrites(tenant, { from: '919870001001' })
  const at = Date.now()
  await eraseConversation(env, tenantScope(env, tenantId), conversationId)
  const knowledge = await knowledgeOf(env, tenantId)
  const late = {
    ...{ conversationId, seq: 1, at, text: 'Is my daughter Meera well?', language: 'en', outcome: 'hand_off' as const },
    ...{ reason: 'no_knowledge', intent: null, confidence: null, documents: [], neurons: 0 },
  }
  await knowledge.note({ tenantId, questions: [late] })
  expect(await knowledge.questions({ tenantId, since: 0, limit: 10 })).toEqual([])
})
