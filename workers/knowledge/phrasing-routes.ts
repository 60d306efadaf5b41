import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { spend } from '../auth/rate-limit'
import { helperProblem } from '../copilot/problems'
import { paidHelp } from '../copilot/purse'
import { proposePhrasings } from './phrasings'

/** Each is a call of a model. */
const ASKED_A_MINUTE = 30

const line = z.string().trim().min(1).max(300)

const post = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/phrasings',
  tag: 'Knowledge',
  summary: 'Propose other ways of asking a question',
  description: 'In the language of the question. Nothing is saved.',
  idempotency: 'none',
  request: {
    body: jsonOf(
      z.object({
        question: line,
        answer: z.string().trim().max(4_000).optional(),
        phrasings: z.array(line).max(50).default([]).openapi({ description: 'Those that are there already.' }),
      }),
    ),
  },
  responses: {
    200: answer(
      'At most five, none of those that are there already',
      z.object({ phrasings: z.array(z.string()), language: z.string() }),
    ),
  },
})

export const phrasingRoutes = apiRoutes().openapi(post, async (c) => {
  const { tenantId } = c.var.tenant
  await spend(c.env, `phrasings.${tenantId}.${principalId(c.var.principal)}`, ASKED_A_MINUTE)
  const question = c.req.valid('json')
  const proposed = await paidHelp(c.env, tenantId, 'copilot', (complete) => proposePhrasings(complete, question))
  if (!proposed.ok) throw helperProblem(proposed.reason)
  return c.json({ phrasings: proposed.phrasings, language: proposed.language }, 200)
})
