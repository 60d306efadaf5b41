import { z } from '@hono/zod-openapi'
import { BUSINESS_APP_RATE } from '../../durable-objects/channel/facts'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { channelObjectOf } from '../objects'
import { notFound } from '../platform/problem'
import { channelById } from './channels'

const pace = z
  .object({
    perSecond: z.number().openapi({ description: 'What it may send in a second.' }),
    inUse: z.number().openapi({ description: 'How much of that is given out now.' }),
    circuit: z.enum(['closed', 'open', 'probing']),
    opensAt: z.number().nullable().openapi({ description: 'When the next message finds out whether it sends again.' }),
    code: z.number().nullable().openapi({ description: 'Meta’s code of what keeps it from sending.' }),
    limit: z
      .object({ tier: z.string(), used: z.number(), until: z.number().nullable() })
      .nullable()
      .openapi({ description: 'Different people written to first in 24 hours, of all numbers of the portfolio.' }),
    waiting: z.number().openapi({ description: 'Conversations that wait for their turn.' }),
  })
  .openapi('ChannelPace')

const getPace = endpoint('channel.read', {
  method: 'get',
  path: '/channels/{channelId}/pace',
  tag: 'Channels',
  summary: 'How fast a number sends just now, and what holds it back',
  request: { params: z.object({ channelId: z.string().max(100) }) },
  responses: { 200: answer('Its pace', pace) },
})

export const channelPaceRoutes = apiRoutes().openapi(getPace, async (c) => {
  const { tenantId } = c.var.tenant
  const { channelId } = c.req.valid('param')
  const channel = await channelById(c.env, tenantId, channelId)
  if (!channel) throw notFound('channel')
  const object = await channelObjectOf(c.env, { tenantId, channelId })
  const { raised, ...state } = await object.pace({ tenantId, channelId })
  const set = Math.max(channel.messagesPerSecond, raised)
  return c.json({ ...state, perSecond: channel.onBusinessApp ? Math.min(set, BUSINESS_APP_RATE) : set }, 200)
})
