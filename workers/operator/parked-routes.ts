import { Hono } from 'hono'
import * as z from 'zod'
import { resolveConversation } from '../conversations/resolve'
import { conversationOf } from '../objects'
import { notFound } from '../platform/problem'
import { queryString } from '../platform/validate'
import type { OperatorEnv } from './access'
import { forgetParked, listParked, type ParkedTimer } from './parked'
import { existingTenant } from './setup-routes'

const parkedQuery = z.object({
  tenant: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

/** Timers that conversations gave up after too many errors. */
export const parkedRoutes = new Hono<OperatorEnv>()
  .get('/parked', queryString(parkedQuery), async (c) => {
    const { tenant, limit } = c.req.valid('query')
    const parked = await listParked(c.env, { tenantId: tenant, limit })
    return c.json({ parked: parked.map(shown) }, 200)
  })
  .post('/parked/:tenantId/:conversationId/:timer', async (c) => {
    const given = c.req.param('conversationId')
    const timer = c.req.param('timer')
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const id = await resolveConversation(c.env, scope, given)
    const result = await conversationOf(c.env, id).unpark({ tenantId: scope.tenantId, timer })
    const listed = await forgetParked(c.env, { conversationId: given, timer })
    // What was erased or started itself again meanwhile only leaves the list.
    if (!listed && !(result.ok && result.restarted)) throw notFound('timer')
    return c.json({ restarted: result.ok && result.restarted }, 200)
  })
  .delete('/parked/:tenantId/:conversationId/:timer', async (c) => {
    await existingTenant(c.env, c.req.param('tenantId'))
    const { conversationId, timer } = c.req.param()
    if (!(await forgetParked(c.env, { conversationId, timer }))) throw notFound('timer')
    return c.body(null, 204)
  })

function shown({ tenantId, conversationId, timer, attempts, reason, at }: ParkedTimer) {
  return { tenant: tenantId, conversationId, timer, attempts, reason, parked_at: at }
}
