import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { decideFor } from '../../../workers/assistant/deps'
import type { AiBinding } from '../../../workers/env'
import { asTenant, until } from '../../support/api'
import { textsBody } from '../../support/meta'
import { asOperator, seedTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'

/** The binding, with a copy of everything that was given to a model. */
function listening(ai: AiBinding): { ai: AiBinding; heard: string[] } {
  const heard: string[] = []
  return {
    heard,
    ai: {
      run: (model, inputs) => {
        heard.push(JSON.stringify(inputs))
        return ai.run(model, inputs)
      },
    },
  }
}

test('nothing of another contact, and nothing of another tenant, reaches a model', { timeout: 40_000 }, async () => {
  const documents = [{ title: 'Rooms', text: 'A double room costs ₹4,250 per night.' }]
  const tenant = await seedTenant({ assistant: true, documents })
  const stranger = await seedTenant({ documents: [{ title: 'Falcon', text: 'A double room at Falcon costs ₹9,999.' }] })
  for (const { tenantId } of [tenant, stranger]) {
    await until(async () => {
      expect(await asOperator('GET', `tenants/${tenantId}/readiness`)).toMatchObject({ ready: true })
    }, 15_000)
  }
  await postWebhook(
    textsBody(tenant, {
      from: '447700900777',
      text: 'I am Priya Raman, my booking is QX-55512. What does a double room cost?',
    }),
  )
  await until(async () => {
    const { conversations } = await (await asTenant(tenant, 'conversations')).json<{ conversations: unknown[] }>()
    expect(conversations).toHaveLength(1)
  })
  const { ai, heard } = listening(env.AI)
  const turn = {
    ...{ now: Date.now(), contactName: 'Omar', windowOpen: true, history: [], labels: [] },
    ...{ flow: null, lead: null, answersInARow: 0 },
    burst: [{ seq: 1, text: 'What does a double room cost, and what did Priya Raman book?', type: 'text' }],
  }
  await decideFor({ ...env, AI: ai }, tenant.tenantId, turn, 'try')
  expect(heard.length).toBeGreaterThan(1)
  for (const secret of [
    '447700900777',
    'QX-55512',
    'Falcon',
    '9,999',
    tenant.apiKey,
    `token-${tenant.apiKey.slice(4)}`,
  ])
    expect(heard.filter((said) => said.includes(secret))).toEqual([])
})
