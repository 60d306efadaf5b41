import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { actorName } from '../conversations/actor'
import { notFound } from '../platform/problem'
import { ALARM_KINDS } from './alarm'
import { listAlarms, markSeen, type SecurityAlarm } from './queries'

const alarm = z
  .object({
    id: z.string(),
    kind: z.enum(ALARM_KINDS),
    about: z.string().nullable().openapi({ description: 'A person, key, conversation, number or webhook.' }),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
    at: z.number(),
    seenBy: z.string().nullable(),
    seenAt: z.number().nullable(),
  })
  .openapi('SecurityAlarm', { description: 'What looked like an attack or a leak.' })

const getList = endpoint('security.read', {
  method: 'get',
  path: '/security/alarms',
  tag: 'Security',
  summary: 'What looked like an attack or a leak, the newest first',
  request: {
    query: z.object({
      unseen: z.enum(['true', 'false']).default('false'),
      before: z.string().max(40).optional(),
      limit: pageLimit(200, 50),
    }),
  },
  responses: {
    200: answer(
      'Alarms; before: ask with it for the next page',
      z.object({ alarms: z.array(alarm), before: z.string().nullable() }),
    ),
  },
})

const putSeen = endpoint('security.read', {
  method: 'put',
  path: '/security/alarms/{alarmId}/seen',
  tag: 'Security',
  summary: 'Say that somebody has looked at it; the first one is kept',
  request: { params: z.object({ alarmId: z.string().max(40) }) },
  responses: { 200: answer('The alarm', z.object({ alarm })) },
  audit: 'alarm.seen',
})

export const securityRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { unseen, before, limit } = c.req.valid('query')
    const found = await listAlarms(c.var.tenant, { before, limit, unseen: unseen === 'true' })
    const last = found.length === limit ? (found.at(-1)?.id ?? null) : null
    return c.json({ alarms: found.map(shown), before: last }, 200)
  })
  .openapi(putSeen, async (c) => {
    const seen = { id: c.req.valid('param').alarmId, by: actorName(actorOf(c.var.principal)), now: Date.now() }
    const found = await markSeen(c.var.tenant, seen)
    if (!found) throw notFound('alarm')
    return c.json({ alarm: shown(found) }, 200)
  })

function shown({ tenantId: _tenantId, ...rest }: SecurityAlarm) {
  return rest
}
