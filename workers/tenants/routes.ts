import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { listChannels } from './queries'

const channel = z
  .object({
    id: z.string(),
    phoneNumberId: z.string(),
    wabaId: z.string(),
    displayPhoneNumber: z.string(),
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

export const channelRoutes = apiRoutes().openapi(getList, async (c) => {
  const channels = await listChannels(c.var.tenant)
  return c.json({ channels: channels.map(({ tenantId: _tenant, ...shown }) => shown) }, 200)
})
