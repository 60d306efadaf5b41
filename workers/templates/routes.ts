import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, shape } from '../auth/endpoint'
import { spend } from '../auth/rate-limit'
import { channelById } from '../channels/channels'
import { notFound } from '../platform/problem'
import type { Template } from './template'
import { templatesOf } from './templates'

const template = shape<Template>(
  'Template',
  'A template as Meta keeps it. variables: the blanks of its body. sendable: from here, now; else reason says why not.',
)

/** Each asks Meta for up to sixty pages. */
const FRESH_A_MINUTE = 10

const getList = endpoint('channel.read', {
  method: 'get',
  path: '/channels/{channelId}/templates',
  tag: 'Templates',
  summary: 'The templates of a number, as Meta told them in the last five minutes',
  request: {
    params: z.object({ channelId: z.string().max(40) }),
    query: z.object({
      fresh: z.enum(['true', 'false']).optional().openapi({ description: 'true: ask Meta now.' }),
    }),
  },
  responses: {
    200: answer('All of them, by name and language', z.object({ templates: z.array(template), syncedAt: z.number() })),
  },
})

export const templateRoutes = apiRoutes().openapi(getList, async (c) => {
  const channel = await channelById(c.env, c.var.tenant.tenantId, c.req.valid('param').channelId)
  if (!channel) throw notFound('channel')
  const fresh = c.req.valid('query').fresh === 'true'
  if (fresh) await spend(c.env, `templates.${channel.id}`, FRESH_A_MINUTE)
  const { templates, syncedAt } = await templatesOf(c.env, channel, { fresh })
  return c.json({ templates, syncedAt }, 200)
})
