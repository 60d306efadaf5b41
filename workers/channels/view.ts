import { z } from '@hono/zod-openapi'
import { shape } from '../auth/endpoint'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { alarmOf, type ChannelAlarm } from './alarm'
import type { ChannelHealth } from './health'
import { type ChannelState, findState } from './queries'

const health = shape<ChannelHealth>(
  'ChannelHealth',
  'What Meta says of the number and its account; anything may be unknown.',
)
const alarm = shape<ChannelAlarm>('ChannelAlarm', 'The worst thing that is wrong: severity and code.')

export const channelView = z
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
    health: health.nullable(),
    healthAt: z.number().nullable().openapi({ description: 'When Meta was last asked.' }),
    connected: z.boolean(),
    alarm: alarm.nullable(),
  })
  .openapi('Channel')
export type ChannelView = z.output<typeof channelView>

export function shown(state: ChannelState, now = Date.now()): ChannelView {
  const { tenantId: _tenant, disconnectedAt, ...channel } = state
  return { ...channel, connected: disconnectedAt === null, alarm: alarmOf(state, now) }
}

/** Throws a 404. */
export async function stateAt(scope: TenantScope, channelId: string): Promise<ChannelState> {
  const state = await findState(scope, channelId)
  if (!state) throw notFound('channel')
  return state
}
