import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { spend } from '../auth/rate-limit'
import { paidHelp } from './purse'
import { translate } from './translate'

const MOST_TEXTS = 40
/** Of one person: each may be several calls of a model. */
const ASKED_A_MINUTE = 30

const postWordings = endpoint('assistant.write', {
  method: 'post',
  path: '/assistant/wordings',
  tag: 'Assistant',
  summary: 'What a question, its name or a choice could be called in another language; nothing is saved',
  description:
    'One text for each that was sent, in that order; null where a figure or a link would have come out otherwise, or no model answered (reason).',
  idempotency: 'none',
  request: {
    body: jsonOf(
      z.object({
        language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/, 'A language tag such as hi or hi-Latn.'),
        texts: z.array(z.string().trim().min(1).max(500)).min(1).max(MOST_TEXTS),
      }),
    ),
  },
  responses: {
    200: answer(
      'The proposals',
      z.object({ texts: z.array(z.string().nullable()), reason: z.enum(['down', 'budget']).nullable() }),
    ),
  },
})

export const wordingRoutes = apiRoutes().openapi(postWordings, async (c) => {
  const { tenantId } = c.var.tenant
  const { language, texts } = c.req.valid('json')
  await spend(c.env, `wordings.${tenantId}.${principalId(c.var.principal)}`, ASKED_A_MINUTE)
  const numbered = texts.map((text, at) => ({ id: String(at), text }))
  const { done, same, reason } = await paidHelp(c.env, tenantId, 'copilot', (complete) =>
    translate(complete, numbered, language),
  )
  const made = new Map(done.map(({ id, text }) => [id, text]))
  const proposed = numbered.map(({ id, text }) => made.get(id) ?? (same.includes(id) ? text : null))
  return c.json({ texts: proposed, reason }, 200)
})
