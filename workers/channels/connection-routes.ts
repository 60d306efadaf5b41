import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answer, apiRoutes, endpoint, jsonOf, shape } from '../auth/endpoint'
import { spend } from '../auth/rate-limit'
import type { ApiEnv } from '../auth/session'
import { type CheckAnswer, type Checking, channelCheck, runCheck } from './checks'
import { connectChannel, newConnection, pinBody, type Step } from './connect'
import { disconnectChannel, type Undone } from './disconnect'
import { byOf } from './events'
import { registerNumber, setOverride, subscribeAgain } from './repair'
import { rotateToken } from './rotate-token'
import { connectBySignUp, signUp, signUpOf } from './sign-up'
import { channelView, shown, stateAt } from './view'

const channelParams = z.object({ channelId: z.string().max(100) })
const one = z.object({ channel: channelView })
const step = shape<Step>('ConnectionStep', 'name, ok, and where it failed code, reason and nextStep.')
const connected = z.object({ channel: channelView, steps: z.array(step) })

/** Each asks Meta, which counts. */
const TRIES_A_MINUTE = 30
const SIGN_UPS_A_MINUTE = 6

const checkAnswer = shape<CheckAnswer>(
  'ChannelCheckAnswer',
  'ok with what Meta says (found), or not ok with code, reason and nextStep.',
)

const postCheck = endpoint('channel.write', {
  method: 'post',
  path: '/channels/checks',
  tag: 'Channels',
  summary: 'Test one value of the set-up at Meta; a secret that proves right is kept, encrypted',
  idempotency: 'none',
  request: { body: jsonOf(channelCheck) },
  responses: { 200: answer('Also when the value does not work', checkAnswer) },
})

const post = endpoint('channel.write', {
  method: 'post',
  path: '/channels',
  tag: 'Channels',
  summary: 'Connect a number, or connect it again',
  idempotency: 'none',
  request: { body: jsonOf(newConnection) },
  responses: { 201: answer('Connected; a step that failed can be done again on its own', connected) },
})

const getSignUp = endpoint('channel.write', {
  method: 'get',
  path: '/channels/sign-up',
  tag: 'Channels',
  summary: 'Whether this deployment has Meta’s sign-up window, and what that needs',
  responses: {
    200: answer(
      'null: it has not',
      z.object({
        signUp: z.object({ appId: z.string(), configId: z.string(), graphVersion: z.string() }).nullable(),
      }),
    ),
  },
})

const postSignUp = endpoint('channel.write', {
  method: 'post',
  path: '/channels/sign-up',
  tag: 'Channels',
  summary: 'Connect what the sign-up window gave; its code lives for 30 seconds',
  idempotency: 'none',
  request: { body: jsonOf(signUp) },
  responses: { 201: answer('Connected', connected) },
})

const postRegister = endpoint('channel.write', {
  method: 'post',
  path: '/channels/{channelId}/register',
  tag: 'Channels',
  summary: 'Register the number for sending, with the PIN of its two-step verification',
  idempotency: 'none',
  request: { params: channelParams, body: jsonOf(pinBody) },
  responses: { 200: answer('Registered', one) },
})

const postSubscribe = endpoint('channel.write', {
  method: 'post',
  path: '/channels/{channelId}/subscribe',
  tag: 'Channels',
  summary: 'Subscribe again to the account’s webhooks',
  request: { params: channelParams },
  responses: { 200: answer('Subscribed', one) },
})

const putOverride = endpoint('channel.write', {
  method: 'put',
  path: '/channels/{channelId}/override',
  tag: 'Channels',
  summary: 'Let this number’s messages come to our callback address whatever the app says; null takes it back',
  request: { params: channelParams, body: jsonOf(z.object({ url: z.url().max(200).nullable() })) },
  responses: { 200: answer('Meta has verified it', one) },
})

const putToken = endpoint('channel.write', {
  method: 'put',
  path: '/channels/{channelId}/token',
  tag: 'Channels',
  summary: 'Replace the access token; tested before it is kept',
  idempotency: 'none',
  request: { params: channelParams, body: jsonOf(z.object({ accessToken: z.string().trim().min(1).max(1000) })) },
  responses: { 200: answer('In use within a minute everywhere', one) },
})

const remove = endpoint('channel.write', {
  method: 'delete',
  path: '/channels/{channelId}',
  tag: 'Channels',
  summary: 'Disconnect: the token is wiped, conversations stay to be read',
  request: {
    params: channelParams,
    query: z.object({ deregister: z.enum(['true', 'false']).optional() }),
  },
  responses: {
    200: answer(
      'Disconnected; steps says what Meta could be told',
      z.object({ channel: channelView, steps: z.array(shape<Undone>('DisconnectionStep', 'name and ok.')) }),
    ),
  },
})

export const connectionRoutes = apiRoutes()
  .openapi(postCheck, async (c) => {
    const checking = await checkingOf(c, TRIES_A_MINUTE)
    return c.json(await runCheck(checking, c.req.valid('json')), 200)
  })
  .openapi(post, async (c) => {
    const checking = await checkingOf(c, TRIES_A_MINUTE)
    const { channelId, steps } = await connectChannel(checking, c.req.valid('json'))
    return c.json({ channel: shown(await stateAt(c.var.tenant, channelId)), steps }, 201)
  })
  .openapi(getSignUp, (c) => c.json({ signUp: signUpOf(c.env) }, 200))
  .openapi(postSignUp, async (c) => {
    const checking = await checkingOf(c, SIGN_UPS_A_MINUTE)
    const { channelId, steps } = await connectBySignUp(checking, c.req.valid('json'))
    return c.json({ channel: shown(await stateAt(c.var.tenant, channelId)), steps }, 201)
  })
  .openapi(postRegister, async (c) => {
    const state = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    await registerNumber(await checkingOf(c, TRIES_A_MINUTE), state, c.req.valid('json').pin)
    return c.json({ channel: shown(await stateAt(c.var.tenant, state.id)) }, 200)
  })
  .openapi(postSubscribe, async (c) => {
    const state = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    await subscribeAgain(await checkingOf(c, TRIES_A_MINUTE), state)
    return c.json({ channel: shown(await stateAt(c.var.tenant, state.id)) }, 200)
  })
  .openapi(putOverride, async (c) => {
    const state = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    await setOverride(await checkingOf(c, TRIES_A_MINUTE), state, c.req.valid('json').url)
    return c.json({ channel: shown(await stateAt(c.var.tenant, state.id)) }, 200)
  })
  .openapi(putToken, async (c) => {
    const state = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    await rotateToken(await checkingOf(c, TRIES_A_MINUTE), state, c.req.valid('json').accessToken)
    return c.json({ channel: shown(await stateAt(c.var.tenant, state.id)) }, 200)
  })
  .openapi(remove, async (c) => {
    const channel = await stateAt(c.var.tenant, c.req.valid('param').channelId)
    const deregister = c.req.valid('query').deregister === 'true'
    const steps = await disconnectChannel(c.env, c.var.tenant, { channel, by: byOf(c.var.principal), deregister })
    return c.json({ channel: shown(await stateAt(c.var.tenant, channel.id)), steps }, 200)
  })

async function checkingOf(c: Context<ApiEnv>, aMinute: number): Promise<Checking> {
  const { tenant: scope, principal } = c.var
  await spend(c.env, `channels.setup.${scope.tenantId}.${aMinute}`, aMinute)
  return { env: c.env, scope, origin: new URL(c.req.url).origin, by: byOf(principal) }
}
