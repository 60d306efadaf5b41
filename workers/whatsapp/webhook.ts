import { Hono } from 'hono'
import { findApp, isVerifyToken, type SigningApp } from '../channels/channels'
import type { Env } from '../env'
import { recordUnrouted } from '../operator/record-unrouted'
import { sha256Hex } from '../platform/bytes'
import { errorName, log } from '../platform/log'
import { Problem, unexpected } from '../platform/problem'
import { readAtMost } from './body'
import { splitWebhook } from './envelope'
import { storeIntake } from './intake'
import { routeItems } from './route'
import { isSignedByMeta } from './signature'
import { parseWebhookJson } from './webhook-json'

/** Meta sends at most 3 MB. */
const MAX_BODY_BYTES = 4 * 1024 * 1024
/** More than these are stored as they came and worked off later: Meta asks for an answer within 250 ms. */
const MOST_CONVERSATIONS = 200
const MOST_ITEMS = 1_000

/** The one route with a budget: nothing else may run before Meta has its 200. */
export const webhook = new Hono<{ Bindings: Env }>()
  .get('/webhooks/whatsapp/:app?', async (c) => {
    const app = await findApp(c.env, c.req.param('app'))
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = c.req.query()
    if (!app || mode !== 'subscribe' || token === undefined || !(await isVerifyToken(app, token)))
      throw refusedVerification()
    if (challenge === undefined) throw noChallenge()
    // Never HTML: the challenge is whatever the caller likes.
    return c.body(challenge, 200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  })
  .post('/webhooks/whatsapp/:app?', async (c) => {
    const receivedAt = Date.now()
    const body = await readAtMost(c.req.raw, MAX_BODY_BYTES) // the signature covers these bytes, not what a parser makes of them
    if (!body) throw tooLarge()
    const app = await findApp(c.env, c.req.param('app'))
    if (!app || !(await isSignedByMeta(c.req.header('x-hub-signature-256'), body, app.secret))) throw badSignature()
    await accept(c.env, app, body, receivedAt)
    return c.body(null, 200)
  })
  .onError((error) => {
    const requestId = crypto.randomUUID()
    if (error instanceof Problem) return error.response(requestId)
    // Meta repeats on a 500, and what was stored is recognised.
    log.error('webhook.failed', { requestId, error: errorName(error) })
    return unexpected().response(requestId)
  })

async function accept(env: Env, app: SigningApp, body: ArrayBuffer, receivedAt: number): Promise<void> {
  const json = parseWebhookJson(new TextDecoder().decode(body))
  if (!json) {
    const raw = { sha256: await sha256Hex(new Uint8Array(body)), bytes: body.byteLength }
    await recordUnrouted(env, [{ reason: 'undecodable', field: '', raw }], app)
    throw notJson()
  }
  const split = splitWebhook(json)
  if (split.deliveries.length > MOST_CONVERSATIONS || split.items > MOST_ITEMS) {
    await storeIntake(env, { app, body, items: split.items, receivedAt })
    return
  }
  await routeItems(env, app, split, receivedAt)
}

function refusedVerification(): Problem {
  return new Problem({
    status: 403,
    code: 'webhook.verification_refused',
    title: 'Verification refused',
    detail: 'The mode is not "subscribe", or the verify token is not the one set up here.',
    nextStep: 'Copy the verify token of this deployment into the callback settings of the Meta app.',
  })
}

function noChallenge(): Problem {
  return new Problem({
    status: 400,
    code: 'webhook.no_challenge',
    title: 'No challenge',
    detail: 'The query has no hub.challenge.',
    nextStep: 'Send hub.mode, hub.verify_token and hub.challenge together, as Meta does.',
  })
}

function tooLarge(): Problem {
  return new Problem({
    status: 413,
    code: 'webhook.too_large',
    title: 'Body too large',
    detail: `A webhook body may have ${MAX_BODY_BYTES} bytes.`,
    nextStep: 'Meta never sends more than 3 MB; whoever sent this is not Meta.',
  })
}

function badSignature(): Problem {
  return new Problem({
    status: 401,
    code: 'webhook.bad_signature',
    title: 'Bad signature',
    detail: 'X-Hub-Signature-256 is missing, malformed, or not made over these bytes with the secret of this app.',
    nextStep: 'Check that the app secret here is that of the Meta app which calls this URL.',
  })
}

function notJson(): Problem {
  return new Problem({
    status: 400,
    code: 'webhook.not_json',
    title: 'Not a JSON object',
    detail: 'The body is signed, but is no JSON object.',
    nextStep: 'Its hash and length are kept among the unrouted events.',
  })
}
