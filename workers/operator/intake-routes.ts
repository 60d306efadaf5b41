import { Hono } from 'hono'
import * as z from 'zod'
import { notFound, Problem } from '../platform/problem'
import { queryString } from '../platform/validate'
import type { OperatorEnv } from './access'
import { discardIntake, type IntakeRow, intakePayload, listIntake, replayIntake } from './intake'

const listQuery = z.object({
  state: z.enum(['waiting', 'failed', 'done']).optional(),
  after: z.string().max(40).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

/** Webhooks too large to fan out while Meta waited: what became of each. */
export const intakeRoutes = new Hono<OperatorEnv>()
  .get('/intake', queryString(listQuery), async (c) => {
    const query = c.req.valid('query')
    const rows = await listIntake(c.env, query)
    return c.json({ intake: rows.map(shown), next: rows.at(-1)?.id ?? query.after }, 200)
  })
  .get('/intake/:id/payload', async (c) => {
    const answer = await intakePayload(c.env, c.req.param('id'))
    if (!answer.found) throw notFound('intake')
    return c.json({ payload: answer.payload }, 200)
  })
  .post('/intake/:id/replay', async (c) => {
    const result = await replayIntake(c.env, c.req.param('id'))
    if (result.ok) return c.json({ replayed: true }, 200)
    throw result.reason === 'gone' ? bytesGone() : notFound('intake')
  })
  .delete('/intake/:id', async (c) => {
    if (!(await discardIntake(c.env, c.req.param('id')))) throw notFound('intake')
    return c.body(null, 204)
  })

function shown({ id, appId, state, items, attempts, receivedAt, nextAt, doneAt }: IntakeRow) {
  const times = { received_at: receivedAt, next_at: nextAt, done_at: doneAt }
  return { id, app: appId, state, items, attempts, ...times }
}

function bytesGone(): Problem {
  return new Problem({
    status: 409,
    code: 'intake.gone',
    title: 'Nothing left to replay',
    detail: 'The bytes of this webhook are no longer kept: it was worked off, or they were deleted.',
    nextStep: 'Discard the row; Meta repeats what it got no answer for.',
  })
}
