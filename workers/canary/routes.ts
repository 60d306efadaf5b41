import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { channelById } from '../channels/channels'
import { notFound } from '../platform/problem'
import { brokenHop, HOPS, shownHops } from './hops'
import { hopsNow } from './live'

const hop = z.object({
  name: z.enum(HOPS),
  lastAt: z.number().nullable().openapi({ description: 'When something last went through, epoch milliseconds.' }),
  ok: z.boolean(),
  ms: z.number().nullable().openapi({ description: 'The slowest of the last sample.' }),
})

const getHops = endpoint('channel.read', {
  method: 'get',
  path: '/channels/{channelId}/hops',
  tag: 'Channels',
  summary: 'Where messages of a number go through, and where they do not',
  request: { params: z.object({ channelId: z.string().max(100) }) },
  responses: {
    200: answer('The way, part by part', z.object({ hops: z.array(hop), brokenHop: z.enum(HOPS).nullable() })),
  },
})

export const hopRoutes = apiRoutes().openapi(getHops, async (c) => {
  const { tenantId } = c.var.tenant
  const { channelId } = c.req.valid('param')
  if (!(await channelById(c.env, tenantId, channelId))) throw notFound('channel')
  const { states } = await hopsNow(c.env, { tenantId, channelId })
  const now = Date.now()
  return c.json({ hops: shownHops(states, now), brokenHop: brokenHop(states, now) }, 200)
})
