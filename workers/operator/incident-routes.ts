import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { appById } from '../channels/channels'
import { notFound, Problem } from '../platform/problem'
import { queryString } from '../platform/validate'
import { splitWebhook } from '../whatsapp/envelope'
import { routeItems } from '../whatsapp/route'
import type { OperatorEnv } from './access'
import { discardDeadLetter, listDeadLetters, replayDeadLetter } from './dead-letters'
import { countIncidents } from './incidents'
import { redact } from './redact'
import { replayBody } from './replay-body'
import { discardUnrouted, findUnrouted, listUnrouted, markReplayed, type UnroutedEvent } from './unrouted'

const cursorQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
/** What went wrong and waits for a person: look, repeat, discard. Payloads only when asked for one by one. */
export const incidentRoutes = new Hono<OperatorEnv>()
  .get('/incidents', async (c) => c.json(await countIncidents(c.env, Date.now()), 200))
  .get('/unrouted', queryString(cursorQuery), async (c) => {
    const { after, limit } = c.req.valid('query')
    const events = await listUnrouted(c.env, { after, limit })
    return c.json({ events: events.map(shownUnrouted), next: String(events.at(-1)?.seq ?? after) }, 200)
  })
  .get('/unrouted/:id/payload', async (c) => {
    const event = await findUnrouted(c.env, c.req.param('id'))
    if (!event) throw notFound('unrouted_event')
    return c.json({ payload: JSON.parse(event.raw) }, 200)
  })
  .post('/unrouted/:id/replay', async (c) => {
    const event = await findUnrouted(c.env, c.req.param('id'))
    if (!event) throw notFound('unrouted_event')
    return c.json({ id: event.id, ...(await replay(c, event)) }, 200)
  })
  .delete('/unrouted/:id', async (c) => {
    if (!(await discardUnrouted(c.env, c.req.param('id')))) throw notFound('unrouted_event')
    return c.body(null, 204)
  })
  .get('/dead-letters', queryString(cursorQuery), async (c) => {
    const { after, limit } = c.req.valid('query')
    const letters = await listDeadLetters(c.env, { after, limit })
    const shown = letters.map(({ body, messageId: _message, ...letter }) => ({ ...letter, body: JSON.parse(body) }))
    return c.json({ deadLetters: shown, next: String(letters.at(-1)?.seq ?? after) }, 200)
  })
  .post('/dead-letters/:id/replay', async (c) => {
    const result = await replayDeadLetter(c.env, c.req.param('id'))
    if (result.ok) return c.json({ replayed: true }, 200)
    throw result.reason === 'malformed' ? malformedJob() : notFound('dead_letter')
  })
  .delete('/dead-letters/:id', async (c) => {
    if (!(await discardDeadLetter(c.env, c.req.param('id')))) throw notFound('dead_letter')
    return c.body(null, 204)
  })

function shownUnrouted(event: UnroutedEvent) {
  return {
    id: event.id,
    reason: event.reason,
    field: event.field,
    app: event.appId,
    phone_number_id: event.phoneNumberId,
    waba_id: event.wabaId,
    received_at: event.receivedAt,
    replayed_at: event.replayedAt,
    payload: redact(JSON.parse(event.raw)),
  }
}

/** Once more through the door, as the app that signed it then. Placed, the row has served; else it goes on waiting. */
async function replay(c: Context<OperatorEnv>, event: UnroutedEvent): Promise<{ placed: boolean }> {
  const app = await appById(c.env, event.appId)
  if (!app) throw notFound('app')
  const split = splitWebhook(replayBody({ ...event, raw: JSON.parse(event.raw) }))
  const { unrouted } = await routeItems(c.env, app, split, event.receivedAt)
  if (unrouted === 0) await markReplayed(c.env, event.id)
  return { placed: unrouted === 0 }
}

function malformedJob(): Problem {
  return new Problem({
    status: 409,
    code: 'dead_letter.malformed',
    title: 'Not a job',
    detail: 'The body is none of the jobs that the queues carry.',
    nextStep: 'Discard it.',
  })
}
