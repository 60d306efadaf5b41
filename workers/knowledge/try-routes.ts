import { z } from '@hono/zod-openapi'
import { tryAnswer } from '../assistant/try'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { spend } from '../auth/rate-limit'

/** Each is a call of a model: enough for anybody who types. */
const TRIES_A_MINUTE = 60

const body = z.object({
  text: z.string().trim().min(1, 'Ask something.').max(2000, 'A question has at most 2,000 characters.'),
  history: z
    .array(z.object({ by: z.enum(['customer', 'assistant']), text: z.string().min(1).max(4096) }))
    .max(20)
    .default([])
    .openapi({ description: 'What was said before it, oldest first.' }),
})

const decision = z
  .object({
    kind: z.enum(['answer', 'clarify', 'hand_off', 'silent']),
    text: z.string().nullable().openapi({ description: 'What the customer would read; null: nothing.' }),
    language: z.string().nullable(),
    intent: z.string().nullable(),
    confidence: z.number().nullable(),
    sources: z.array(
      z.object({ documentId: z.string(), chunkId: z.string(), title: z.string(), quote: z.string().nullable() }),
    ),
    reason: z.string().nullable().openapi({ description: 'Of hand_off and silent.' }),
    summary: z
      .object({ wants: z.string(), said: z.string(), open: z.string(), mood: z.string() })
      .nullable()
      .openapi({ description: 'What the colleague who takes over would read.' }),
    closest: z
      .object({ documentId: z.string(), chunkId: z.string(), title: z.string(), fit: z.number() })
      .nullable()
      .openapi({ description: 'Of hand_off: the passage that fitted best, though not well enough; fit from 0 to 1.' }),
    model: z.string().nullable(),
    latencyMs: z.number(),
    degraded: z.string().nullable().openapi({ description: 'What was missing: no_vectors, no_reranker, no_model.' }),
  })
  .openapi('Decision')

const postTry = endpoint('knowledge.read', {
  method: 'post',
  path: '/knowledge/try',
  tag: 'Knowledge',
  summary: 'Ask as a customer would: nothing is sent, nothing is kept',
  idempotency: 'none',
  request: { body: jsonOf(body) },
  responses: { 200: answer('What the assistant would do', z.object({ decision })) },
})

export const tryRoutes = apiRoutes().openapi(postTry, async (c) => {
  const { tenantId } = c.var.tenant
  await spend(c.env, `try.${tenantId}.${principalId(c.var.principal)}`, TRIES_A_MINUTE)
  return c.json({ decision: await tryAnswer(c.env, tenantId, c.req.valid('json')) }, 200)
})
