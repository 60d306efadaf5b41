import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { listChannels, switchAssistant } from '../channels/queries'
import { notFound } from '../platform/problem'
import type { Channel } from './channel'
import { CHANNEL_MS } from './channels'

const channel = z
  .object({
    id: z.string(),
    phoneNumberId: z.string(),
    wabaId: z.string(),
    displayPhoneNumber: z.string(),
    name: z.string().nullable(),
    onBusinessApp: z.boolean(),
    readMarks: z.boolean(),
    appId: z.string(),
    assistant: z.boolean().openapi({ description: 'Does the assistant speak on this number.' }),
    keywordRules: z.array(z.object({ match: z.string(), reply: z.string() })),
    guards: z.object({ flood: z.number().nullable(), loop: z.number().nullable() }),
    messagesPerSecond: z.number(),
    pairBurst: z.number(),
  })
  .openapi('Channel')

const getList = endpoint('channel.read', {
  method: 'get',
  path: '/channels',
  tag: 'Channels',
  summary: 'The connected numbers',
  responses: { 200: answer('All of them, oldest first', z.object({ channels: z.array(channel) })) },
})

const putAssistant = endpoint('channel.write', {
  method: 'put',
  path: '/channels/{channelId}/assistant',
  tag: 'Channels',
  summary: 'Switch the assistant on or off on one number',
  request: {
    params: z.object({ channelId: z.string().max(100) }),
    body: jsonOf(z.object({ on: z.boolean() })),
  },
  responses: {
    200: answer(
      'The number as it is now. Switched off, what the assistant has not yet answered goes to people.',
      z.object({
        channel,
        followsWithinMs: z.number().openapi({ description: 'A message that comes before may still be met as before.' }),
      }),
    ),
  },
})

export const channelRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ channels: (await listChannels(c.var.tenant)).map(shown) }, 200))
  .openapi(putAssistant, async (c) => {
    const { channelId } = c.req.valid('param')
    const switched = await switchAssistant(c.var.tenant, channelId, c.req.valid('json').on)
    if (!switched) throw notFound('channel')
    return c.json({ channel: shown(switched), followsWithinMs: CHANNEL_MS }, 200)
  })

function shown({ tenantId: _tenant, ...channel }: Channel) {
  return channel
}
