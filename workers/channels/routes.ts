import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf, shape } from '../auth/endpoint'
import { spend } from '../auth/rate-limit'
import { notFound } from '../platform/problem'
import { requireGate } from '../trials/gate-state'
import { callbackOf } from './callback'
import { CHANNEL_MS } from './channels'
import { connectionRoutes } from './connection-routes'
import { byOf, type ChannelEvent, listEvents, recordAct } from './events'
import { checkChannel } from './health-check'
import { changePreferences, listChannels, switchAssistant } from './queries'
import { channelView, shown, stateAt } from './view'

const channelParams = z.object({ channelId: z.string().max(100) })
const one = z.object({ channel: channelView })
const event = shape<ChannelEvent>('ChannelEvent', 'What Meta told, or people did: kind, severity, detail, byUser, at.')
/** Each is three calls to Meta, which allows 200 in an hour. */
const CHECKS_A_MINUTE = 6

const getList = endpoint('channel.read', {
  method: 'get',
  path: '/channels',
  tag: 'Channels',
  summary: 'The numbers, and how they are',
  responses: {
    200: answer('Oldest first; those that were disconnected last', z.object({ channels: z.array(channelView) })),
  },
})

const getOne = endpoint('channel.read', {
  method: 'get',
  path: '/channels/{channelId}',
  tag: 'Channels',
  summary: 'One number with its history, and what is entered at Meta',
  request: { params: channelParams },
  responses: {
    200: answer(
      'The newest 100 events, newest first',
      z.object({
        channel: channelView,
        events: z.array(event),
        callback: z.object({
          url: z.string(),
          verifyToken: z.string().nullable().openapi({ description: 'Only for who may change channels.' }),
        }),
      }),
    ),
  },
})

const patch = endpoint('channel.write', {
  method: 'patch',
  path: '/channels/{channelId}',
  tag: 'Channels',
  summary: 'Change its name, read marks or pace',
  request: {
    params: channelParams,
    body: jsonOf(
      z.object({
        name: z.string().trim().max(100).nullable().optional(),
        readMarks: z.boolean().optional(),
        messagesPerSecond: z.number().int().min(1).max(1000).optional(),
        pairBurst: z.number().int().min(0).max(1000).optional(),
      }),
    ),
  },
  responses: { 200: answer('The number as it is now', one) },
})

const postCheck = endpoint('channel.write', {
  method: 'post',
  path: '/channels/{channelId}/check',
  tag: 'Channels',
  summary: 'Ask Meta now how the number is',
  request: { params: channelParams },
  responses: { 200: answer('As Meta tells it', one) },
})

const putAssistant = endpoint('channel.write', {
  method: 'put',
  path: '/channels/{channelId}/assistant',
  tag: 'Channels',
  summary: 'Switch the assistant on or off on one number',
  description: 'On only once it has passed a trial that counts: see the gate.',
  request: {
    params: channelParams,
    body: jsonOf(z.object({ on: z.boolean() })),
  },
  responses: {
    200: answer(
      'The number as it is now. Switched off, what the assistant has not yet answered goes to people.',
      z.object({
        channel: channelView,
        followsWithinMs: z.number().openapi({ description: 'A message that comes before may still be met as before.' }),
      }),
    ),
  },
})

export const channelRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const channels = (await listChannels(c.var.tenant)).map((state) => shown(state))
    return c.json({ channels }, 200)
  })
  .route('/', connectionRoutes)
  .openapi(getOne, async (c) => {
    const state = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    const { url, verifyToken } = await callbackOf(c.env, state.appId, new URL(c.req.url).origin)
    const mayWrite = c.var.principal.permissions.has('channel.write')
    const callback = { url, verifyToken: mayWrite ? verifyToken : null }
    return c.json({ channel: shown(state), events: await listEvents(c.var.tenant, state), callback }, 200)
  })
  .openapi(patch, async (c) => {
    const set = Object.fromEntries(Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined))
    const changed = await changePreferences(c.var.tenant, c.req.valid('param').channelId, set)
    if (!changed) throw notFound('channel')
    const act = {
      kind: 'connection.settings_changed',
      byUser: byOf(c.var.principal),
      detail: { set: Object.keys(set).join(', ') },
    }
    await recordAct(c.var.tenant, { channelId: changed.id, wabaId: changed.wabaId }, act)
    return c.json({ channel: shown(changed) }, 200)
  })
  .openapi(postCheck, async (c) => {
    const { channelId } = c.req.valid('param')
    await stateAt(c.var.tenant, channelId)
    await spend(c.env, `channel.check.${channelId}`, CHECKS_A_MINUTE)
    await checkChannel(c.env, c.var.tenant, channelId)
    return c.json({ channel: shown(await stateAt(c.var.tenant, channelId)) }, 200)
  })
  .openapi(putAssistant, async (c) => {
    const { channelId } = c.req.valid('param')
    const { on } = c.req.valid('json')
    if (on && !(await stateAt(c.var.tenant, channelId)).assistant) await requireGate(c.var.tenant)
    const switched = await switchAssistant(c.var.tenant, channelId, on)
    if (!switched) throw notFound('channel')
    return c.json({ channel: shown(switched), followsWithinMs: CHANNEL_MS }, 200)
  })
